import { expect, test } from 'vitest'
import { openIlo, saidBy } from './open-ilo'
import type { Resource } from './redfish'

const iml = '/redfish/v1/Systems/1/LogServices/IML'
const events = '/redfish/v1/Systems/1/LogServices/Event'
const minute = 60_000

const numberOf = (entry: Resource = {}) =>
  (entry['Oem'] as { Hpe: { EventNumber: number } }).Hpe.EventNumber

const opened = (generation: 5 | 6 | 7 = 6) => {
  const ilo = openIlo(generation)
  const entries = async (path = iml) =>
    (await ilo.get(`${path}/Entries`)).body['Members'] as (Resource & { Id: string })[]
  const last = async (path?: string) => (await entries(path)).at(-1)
  return { ...ilo, entries, last }
}

test('entries stand inline in their list, oldest first, each with an address of its own', async () => {
  const { entries, get } = opened()
  const shown = await entries()
  expect(shown.map(({ Id: id }) => id)).toEqual(shown.map((_, index) => String(index + 1)))
  const { body } = await get(`${iml}/Entries/2`)
  expect(body).toMatchObject({ ...shown[1] })
})

test('an entry from before the clock was set has a date that is none', async () => {
  const { entries } = opened()
  expect((await entries()).map(({ Created: created }) => created)).toContain('0000-00-00T00:00:00Z')
})

test('what fails is written down, and is repaired when it is well again', async () => {
  const { estate, machine, last, pass } = opened(7)
  estate.failPowerSupply(machine.id)
  expect(await last()).toMatchObject({
    Created: '2026-11-20T10:00:00Z',
    Severity: 'Critical',
    MessageId: '11.2',
    OemRecordFormat: 'Hpe-IML',
    Oem: { Hpe: { ClassDescription: 'Power', Count: 1, Repaired: false, Severity: 'Critical' } },
  })
  pass(minute)
  estate.heal(machine.id)
  expect(await last()).toMatchObject({
    Created: '2026-11-20T10:00:00Z',
    Severity: 'OK',
    Oem: { Hpe: { Repaired: true, Severity: 'Repaired', Updated: '2026-11-20T10:01:00Z' } },
  })
})

test('what fails again counts up, and keeps its number', async () => {
  const { estate, machine, last, pass } = opened()
  estate.failPowerSupply(machine.id)
  const before = await last()
  estate.heal(machine.id)
  pass(minute)
  estate.failPowerSupply(machine.id)
  expect(await last()).toMatchObject({
    Id: before?.Id,
    Oem: { Hpe: { Count: 2, EventNumber: numberOf(before), Repaired: false } },
  })
})

test('who looks after the server marks a problem as repaired, but only a problem, and only once', async () => {
  const { estate, machine, last, entries, patch } = opened()
  estate.failPowerSupply(machine.id)
  const mark = (id: string | undefined) =>
    patch(`${iml}/Entries/${id}`, { Oem: { Hpe: { Repaired: true } } })
  const id = (await last())?.Id
  expect((await mark(id)).status).toBe(200)
  expect(await last()).toMatchObject({ Severity: 'OK', Oem: { Hpe: { Severity: 'Repaired' } } })
  expect(saidBy(await mark(id))).toEqual(['iLO.RepairNotSupported'])
  const informational = (await entries()).find(({ Severity: severity, Oem: part }) => {
    const { Hpe: hpe } = part as { Hpe: { Severity: string } }
    return severity === 'OK' && hpe.Severity === 'Informational'
  })
  expect(saidBy(await mark(informational?.Id))).toEqual(['iLO.RepairNotSupported'])
})

test('a cleared log holds who cleared it; ids begin anew, numbers go on', async () => {
  const { post, entries, last } = opened(5)
  const before = numberOf(await last())
  expect(saidBy(await post(`${iml}/Actions/LogService.ClearLog`, { Action: 'ClearLog' }))).toEqual([
    'iLO.EventLogCleared',
  ])
  const [only, ...others] = await entries()
  expect(others).toEqual([])
  expect(only).toMatchObject({ Id: '1', Message: 'IML Cleared ( user: Administrator)' })
  expect(numberOf(only)).toBeGreaterThan(before)
})

test('the log of the iLO tells of logins and logouts', async () => {
  const { logIn, send, entries } = opened(6)
  const { headers } = await logIn('/redfish/v1/SessionService/Sessions/')
  await send(new URL(headers.get('location') ?? '').pathname, {
    method: 'DELETE',
    headers: { 'x-auth-token': headers.get('x-auth-token') ?? '' },
  })
  const shown = await entries('/redfish/v1/Managers/1/LogServices/IEL')
  expect(shown.slice(-2).map(({ Message: message }) => message)).toEqual([
    'Browser login: Administrator - 127.0.0.1(localhost).',
    'Browser logout: Administrator - 127.0.0.1(localhost).',
  ])
  expect(shown.at(-1)).toMatchObject({
    OemRecordFormat: 'Hpe-iLOEventLog',
    Oem: { Hpe: { Class: 35, ClassDescription: 'iLO 6' } },
  })
})

test('what is worth an alert stands in the event log, in the words of its registry', async () => {
  const { estate, machine, last, post, entries, pass } = opened(7)
  estate.failPowerSupply(machine.id)
  expect(await last(events)).toMatchObject({
    MessageId: 'iLOEvents.7.3.PowerRedundancyLost',
    Severity: 'Critical',
    OemRecordFormat: 'Hpe-Event',
    Links: { OriginOfCondition: { '@odata.id': '/redfish/v1/Systems/1' } },
  })
  pass(minute)
  await post(`${events}/Actions/LogService.ClearLog`, {})
  expect(await entries(events)).toEqual([])
})

test('the newest entries are found by their count', async () => {
  const { get } = opened()
  const count = (await get(`${iml}/Entries?$count=true`)).body['Members@odata.count'] as number
  const { body } = await get(`${iml}/Entries?$skip=${count - 2}`)
  expect(body['Members']).toHaveLength(2)
})
