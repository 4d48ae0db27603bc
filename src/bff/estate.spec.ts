import { expect, test } from 'vitest'
import type { Server } from '../contract/server'
import type { SourceDetail } from '../contract/source-detail'
import type { Task } from '../contract/task'
import { openRegion } from './sources/greenlake/testing/open-region'
import { openFederation } from './sources/omnistack/testing/open-federation'
import { watch } from './testing/watch'

/** The whole BFF over a simulated estate that stands still unless a test acts on it. */

test('every server of the source is listed, and so are its activities, VMs and tasks', async () => {
  const region = openRegion()
  const { read } = await watch(region)
  const machines = [...region.estate.machines.values()].filter(
    (machine) => machine.region === region.region,
  )
  expect((await read('/api/servers')).total).toBe(machines.length)
  for (const list of ['activities', 'vms', 'tasks'])
    expect((await read(`/api/${list}`)).total, list).toBeGreaterThan(0)
})

test('a server that turns critical at the source is critical here within 20 s', async () => {
  const region = openRegion()
  const { read, advance } = await watch(region)
  const { items } = await read<Server>('/api/servers?state=ok')
  const [healthy] = items
  if (!healthy) throw new Error('The estate has no healthy server.')
  region.estate.failPowerSupply(healthy.id)
  await advance(20_000)
  const after = await read<Server>('/api/servers?state=critical&state=warning')
  expect(after.items.find(({ id }) => id === healthy.id)).toMatchObject({
    reason: expect.stringMatching(/power supply/i) as string,
  })
})

test('a task that starts at the source runs to its end here', async () => {
  const region = openRegion()
  const { read, advance } = await watch(region)
  region.estate.startOperation({
    family: 'data-services',
    region: region.region,
    name: 'Create datastore ds-live',
    service: 'virtualization',
    user: 'ana@example.com',
    durationMs: 20_000,
    steps: [{ message: 'Attempting to create the datastore', percent: 70 }],
  })
  const states: string[] = []
  for (let seconds = 0; seconds < 40; seconds += 2) {
    await advance(2_000)
    const { items } = await read<Task>('/api/tasks?q=ds-live')
    states.push(...items.map(({ state }) => state))
  }
  expect(new Set(states)).toEqual(new Set(['running', 'succeeded']))
  expect(states.at(-1)).toBe('succeeded')
})

test('two hundred viewers cost the source what one costs', { timeout: 60_000 }, async () => {
  const cost = async (viewers: number) => {
    const region = openRegion()
    const { read, advance } = await watch(region)
    const before = region.requests.length
    for (let minutes = 0; minutes < 2; minutes += 1) {
      await advance(30_000)
      await Promise.all(Array.from({ length: viewers }, () => read('/api/servers?limit=1')))
    }
    return region.requests.length - before
  }
  const [one, many] = [await cost(1), await cost(200)]
  expect(many).toBe(one)
})

test('a source that stops keeps its rows, with their age and the reason, until it is back', async () => {
  const federation = openFederation()
  const { read, advance } = await watch(federation)
  const before = await read('/api/vms')
  expect(before.outcomes).toMatchObject([{ freshness: 'live', problem: null }])
  federation.down.add('controller-1.test').add('controller-2.test')
  await advance(120_000)
  const silent = await read('/api/vms')
  expect(silent.total).toBe(before.total)
  expect(silent.items).toHaveLength(before.items.length)
  expect(silent.outcomes).toMatchObject([
    {
      freshness: 'unreachable',
      problem: { kind: 'unreachable', detail: 'Nothing listens at its address.' },
    },
  ])
  federation.down.clear()
  await advance(60_000)
  expect((await read('/api/vms')).outcomes).toMatchObject([{ freshness: 'live', problem: null }])
})

test('a wrong password is told as such, and tried once, not over and over', async () => {
  const federation = openFederation({ password: 'wrong-canary' })
  const { read, advance, lines } = await watch(federation)
  await advance(240_000)
  const { outcomes, total } = await read('/api/vms')
  expect(total).toBe(0)
  expect(outcomes).toMatchObject([
    { freshness: 'unreachable', asOf: null, problem: { kind: 'bad-credentials' } },
  ])
  const signIns = federation.requests.filter((request) => request.includes('oauth/token'))
  expect(signIns.length).toBeLessThanOrEqual(2)
  expect(JSON.stringify([outcomes, lines])).not.toContain('canary')
})

test('a test finds that a source answers again: what had failed is read at once', async () => {
  const federation = openFederation()
  const { ask, as, read, advance } = await watch(federation)
  federation.down.add('controller-1.test').add('controller-2.test')
  await advance(120_000)
  const headers = await as('operator')
  const detail = async () =>
    (await ask({ url: '/api/sources/fed-paris', headers })).json<SourceDetail>()
  const before = await detail()
  expect(before).toMatchObject({ freshness: 'unreachable', upkeep: { spared: 2 } })
  expect(before.services[0]).toMatchObject({
    breaker: { problem: { kind: 'unreachable' } },
    lastError: { problem: { detail: 'Nothing listens at its address.' } },
  })

  federation.down.clear()
  const test = ask({ method: 'POST', url: '/api/sources/fed-paris/test', headers })
  await advance(0)
  expect((await test).json()).toMatchObject({
    findings: [
      { name: 'Controller 1', outcome: 'answers' },
      { name: 'Controller 2', outcome: 'answers' },
    ],
  })
  await advance(500)
  expect(await detail()).toMatchObject({
    freshness: 'live',
    upkeep: { spared: 0, lastError: { problem: { kind: 'unreachable' } } },
  })
  expect((await read('/api/vms')).outcomes).toMatchObject([{ freshness: 'live' }])
})
