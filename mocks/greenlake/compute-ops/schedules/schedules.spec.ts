import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { removeGroup } from '../../../estate/groups'
import { jobTemplates } from '../../../estate/job-templates/job-templates'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { durationMs } from './duration'
import { nextStart } from './schedule'

const path = '/compute-ops-mgmt/v1beta2/schedules'
const hour = 3_600_000
type Wire = Record<string, unknown> & { id: string; generation: number }

/** A server that is to be powered off by schedule; `inMs` from now, and then every `interval`. */
const open = () => {
  const region = createRegion()
  const { estate, send } = region
  const machine = [...estate.machines.values()].find(
    (one) => one.region === region.region && one.connected && one.power === 'ON',
  )
  const group = [...estate.groups.values()].find((one) => one.region === region.region)
  if (!machine || !group) throw new Error('No server is on.')
  const body = (inMs: number, interval: string | null = null) => ({
    name: 'Off for the night',
    purpose: 'SERVER_POWER_OFF',
    schedule: { startAt: new Date(estate.now() + inMs).toISOString(), interval },
    operation: {
      type: 'REST',
      method: 'POST',
      uri: '/compute-ops-mgmt/v1/jobs',
      body: {
        jobTemplate: jobTemplates.powerOff.id,
        resourceType: 'compute-ops-mgmt/server',
        resourceId: machine.id,
      },
    },
  })
  const create = async (given: object, headers?: Record<string, string>) => {
    const answer = await send('POST', path, given, headers)
    return { answer, schedule: (await answer.json()) as Wire }
  }
  return { ...region, machine, group, body, create }
}

test('a schedule is created, and tells when it runs next', async () => {
  const { body, create, estate } = open()
  const { answer, schedule } = await create(body(hour))
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toBe(`${path}/${schedule.id}`)
  expect(schedule).toMatchObject({
    type: 'compute-ops-mgmt/schedule',
    generation: 1,
    description: null,
    lastRun: null,
    operation: { type: 'REST', timeoutInSec: 20, query: {}, headers: {} },
  })
  expect(Date.parse(String(schedule['nextStartAt']))).toBe(estate.now() + hour)
})

test('at its time it does what it is for, and keeps what came of it', async () => {
  const { body, create, estate, machine, pass, read } = open()
  const { schedule } = await create(body(hour))
  const due = estate.now() + hour
  pass(hour + 60_000)
  expect(machine.power).toBe('OFF')
  const { items } = await read<Listed<Wire>>(`${path}/${schedule.id}/history`)
  expect(items).toEqual([
    expect.objectContaining({ succeeded: true, status: 201, summary: 'Created', generation: 1 }),
  ])
  const [run] = items
  expect(Date.parse(String(run?.['startedAt']))).toBe(due)
  expect(run?.['body']).toMatchObject({ name: 'PowerOff.New' })
  expect(await read(`${path}/${schedule.id}/history/${run?.id}`)).toEqual(run)
  expect(await read(`${path}/${schedule.id}`)).toMatchObject({
    nextStartAt: null,
    lastRun: { id: run?.id },
  })
})

test('with an interval it runs again and again; a request that is refused is kept as such', async () => {
  const { body, create, pass, read } = open()
  const wanted = body(hour, 'PT8H')
  const { schedule } = await create({
    ...wanted,
    operation: { ...wanted.operation, body: { jobTemplate: 'nothing' } },
  })
  pass(24 * hour)
  const { items } = await read<Listed>(`${path}/${schedule.id}/history`)
  expect(items).toHaveLength(3)
  expect(items[0]).toMatchObject({ succeeded: false, status: 400, summary: 'Bad Request' })
})

test('a change moves the next run and counts the generation up; a stale one is refused', async () => {
  const { body, create, machine, pass, send, estate } = open()
  const { schedule } = await create(body(hour))
  const uri = `${path}/${schedule.id}`
  const later = { schedule: { startAt: new Date(estate.now() + 3 * hour).toISOString() } }
  const answer = await send('PATCH', uri, later, { 'if-match': '"1"' })
  expect(await answer.json()).toMatchObject({ generation: 2, name: 'Off for the night' })
  expect((await send('PATCH', uri, later, { 'if-match': '"1"' })).status).toBe(412)
  pass(2 * hour)
  expect(machine.power).toBe('ON')
  pass(2 * hour)
  expect(machine.power).toBe('OFF')
})

test('what is deleted runs no more, and its history goes with it', async () => {
  const { body, create, get, machine, pass, send } = open()
  const { schedule } = await create(body(hour))
  expect((await send('DELETE', `${path}/${schedule.id}`)).status).toBe(204)
  pass(2 * hour)
  expect(machine.power).toBe('ON')
  expect((await get(`${path}/${schedule.id}/history`)).status).toBe(404)
})

test('a schedule goes with the resource that it is associated with', async () => {
  const { body, create, estate, get, group } = open()
  const associatedResourceUri = `/compute-ops-mgmt/v1/groups/${group.id}`
  const { schedule } = await create({ ...body(hour), associatedResourceUri })
  estate.act((course, at) => removeGroup(course, at, group))
  expect((await get(`${path}/${schedule.id}`)).status).toBe(404)
})

test('the same Idempotency-Key makes one schedule', async () => {
  const { body, create, read } = open()
  const key = { 'idempotency-key': '1f8c9bd5-9e34-4f7c-9d4e-111111111111' }
  const [one, other] = [await create(body(hour), key), await create(body(hour), key)]
  expect(other.schedule.id).toBe(one.schedule.id)
  expect((await create(body(2 * hour), key)).answer.status).toBe(409)
  expect((await read<Listed>(path)).total).toBe(1)
})

test.each([
  ['an interval of a quarter of an hour', { schedule: { interval: 'PT15M' } }, 'schedule.interval'],
  ['an interval of a year', { schedule: { interval: 'P1Y' } }, 'schedule.interval'],
  ['a start in two years', { schedule: { startAt: '2028-12-01T00:00:00Z' } }, 'schedule.startAt'],
  ['another host', { operation: { uri: 'https://example.com/' } }, 'operation.uri'],
  ['a minute and a second', { operation: { timeoutInSec: 61 } }, 'operation.timeoutInSec'],
  ['an unknown method', { operation: { method: 'CALL' } }, 'operation.method'],
])('%s is refused', async (_, patch, subject) => {
  const { body, create, send } = open()
  const { schedule } = await create(body(hour))
  const answer = await send('PATCH', `${path}/${schedule.id}`, patch)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errorDetails: [{ issues: [{ subject }] }] })
})

test('a method that the address does not have fails when it is run', async () => {
  const { body, create, pass, read } = open()
  const wanted = body(hour)
  const { schedule } = await create({
    ...wanted,
    operation: { ...wanted.operation, method: 'TRACE' },
  })
  pass(2 * hour)
  expect(await read(`${path}/${schedule.id}`)).toMatchObject({ lastRun: { status: 405 } })
})

test('filters know the interval in seconds', async () => {
  const { body, create, read } = open()
  await create(body(hour, 'PT8H'))
  const filtered = await read<Listed>(path, { filter: 'schedule/intervalInSec eq 28800' })
  expect(filtered.total).toBe(1)
})

test.each([
  ['PT15M', 900_000],
  ['P7D', 604_800_000],
  ['P1DT12H', 129_600_000],
  ['PT1.5S', 1_500],
  ['P', null],
  ['PT', null],
  ['7D', null],
])('%s lasts %s ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms)
})

test('the next run is after now, on the grid of the schedule, and none lies between', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.nat(100_000),
      fc.integer({ min: 16, max: 500 }),
      (start, now, minutes) => {
        const every = minutes * 60_000
        const schedule = { startAt: new Date(start).toISOString(), interval: `PT${minutes}M` }
        const next = nextStart({ schedule }, now * 60_000)
        expect(next).toBeGreaterThan(now * 60_000)
        expect(((next ?? 0) - start) % every).toBe(0)
        expect((next ?? 0) - every <= now * 60_000 || next === start).toBe(true)
      },
    ),
  )
})
