import { expect, test } from 'vitest'
import type { ActName } from '../../contract/act'
import type { Task } from '../../contract/task'
import { openIlos } from '../sources/ilo/testing/open-ilos'
import { openActing } from './testing/act-on'

/** Acts on machines that only their iLO knows: of every generation, and of another vendor. */

const slow = { timeout: 60_000 }

const open = async () => {
  const ilos = openIlos({ foreign: true })
  const acting = await openActing(ilos)
  const of = (generation: number) => {
    const at = ilos.machines.findIndex(
      (machine) =>
        machine.ilo.generation === generation &&
        machine.power === 'ON' &&
        !ilos.estate.foreign.has(machine.id),
    )
    const machine = ilos.machines[at]
    if (!machine) throw new Error(`No iLO ${generation} is on.`)
    return { machine, host: `ilo-${at}.test` }
  }
  const writes = () =>
    ilos.requests.filter((request) => /(POST|PATCH) .*(Systems|Chassis)/i.test(request))
  return { ...ilos, ...acting, of, writes }
}

const generations = [4, 5, 6, 7]

test.each(generations)(
  'iLO %s: restart, watched by its power until it is back',
  slow,
  async (generation) => {
    const { act, follow, of, read, writes } = await open()
    const { machine } = of(generation)
    const started = await act('restart', [machine.uuid])
    const { seen, end } = await follow(started.id)
    expect(seen).toContain('running')
    expect(end.items).toMatchObject([{ state: 'succeeded', note: 'It is on.' }])
    expect(writes()).toHaveLength(1)
    const tasks = await read<{ items: Task[] }>(`/api/tasks?server=ilos~${machine.uuid}`)
    expect(tasks.items).toMatchObject([
      { kind: 'redfish', name: 'Restart', state: 'succeeded', startedBy: 'Demo operator' },
    ])
  },
)

const others: [ActName, number][] = generations.flatMap((generation): [ActName, number][] => [
  ['power-off', generation],
  ['force-off', generation],
  ['cold-boot', generation],
])
test.each(others)('%s on an iLO %s', slow, async (name, generation) => {
  const { act, follow, of } = await open()
  const { machine } = of(generation)
  const { end } = await follow((await act(name, [machine.uuid])).id)
  expect(end.items).toMatchObject([{ state: 'succeeded' }])
  expect(machine.power).toBe(name === 'cold-boot' ? 'ON' : 'OFF')
})

test.each(generations)(
  'the light of an iLO %s, by the property that it shows',
  slow,
  async (generation) => {
    const { act, follow, of } = await open()
    const { machine } = of(generation)
    await follow((await act('uid-on', [machine.uuid])).id)
    expect(machine.led).toBe('LIT')
    const { end } = await follow((await act('uid-off', [machine.uuid])).id)
    expect([machine.led, end.items[0]?.state]).toEqual(['OFF', 'succeeded'])
  },
)

test('another vendor, whose reset types stand in a resource of their own', slow, async () => {
  const { act, follow, machines, estate, read, advance } = await open()
  const foreign = machines.find(({ id }) => estate.foreign.has(id))
  const servers = await read<{ items: { id: string; model: string | null }[] }>(
    '/api/servers?limit=50',
  )
  const row = servers.items.find(({ id }) => !machines.some(({ uuid }) => uuid === id))
  if (!foreign || !row) throw new Error('There is no other vendor.')
  for (const [name, power] of [
    ['power-on', 'ON'],
    ['restart', 'ON'],
    ['cold-boot', 'ON'],
    ['force-off', 'OFF'],
  ] as const) {
    const { end } = await follow((await act(name, [row.id])).id)
    expect([name, end.items[0]?.state, foreign.power]).toEqual([name, 'succeeded', power])
    await advance(40_000)
  }
})

test(
  'what an iLO cannot do, what its power does not allow and one that is away are passed over',
  slow,
  async () => {
    const { preview, of, estate, down, advance } = await open()
    const [five, six] = [of(5), of(6)]
    const bundle = { bundle: 'f'.repeat(32) }
    expect((await preview('update-firmware', [five.machine.uuid], bundle)).items).toMatchObject([
      { reason: 'Not possible directly on its iLO: it takes Compute Ops Management.' },
    ])
    estate.setPower(six.machine.id, 'OFF')
    down.add(five.host)
    const { items } = await preview('restart', [five.machine.uuid, six.machine.uuid])
    expect(items.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/listens|connect/),
      'It is off.',
    ])
    down.clear()
    await advance(60_000)
  },
)

test(
  'a reset whose answer is lost is unknown until the power of the server tells',
  slow,
  async () => {
    const { act, follow, of, hooks, estate, advance } = await open()
    const { machine } = of(6)
    hooks.intercept = (request) => {
      if (request.method !== 'POST' || !request.url.includes('ComputerSystem.Reset')) return null
      hooks.intercept = () => null
      estate.setPower(machine.id, 'OFF')
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    }
    const started = await act('force-off', [machine.uuid])
    await advance(100)
    const { end } = await follow(started.id)
    expect(end.items).toMatchObject([{ state: 'succeeded', note: 'It is off.', problem: null }])
  },
)

test('a reset that never arrived is told as not started, and not sent again', slow, async () => {
  const { act, follow, of, hooks, writes } = await open()
  const { machine } = of(6)
  let refused = 0
  hooks.intercept = (request) => {
    if (request.method !== 'POST' || !request.url.includes('ComputerSystem.Reset')) return null
    refused += 1
    return new Response('', { status: 503 })
  }
  const { seen, end } = await follow((await act('restart', [machine.uuid])).id)
  expect(seen).toContain('unknown')
  expect(end.items).toMatchObject([{ state: 'failed', problem: { title: 'It was not started' } }])
  expect([refused, writes().length, machine.power]).toEqual([1, 1, 'ON'])
})
