import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import { models } from './hardware'
import { createMachines, exposeIlos } from './machines'
import { createRandom } from './random'
import { scaleFleets } from './sites'

const now = Date.UTC(2026, 10, 21, 8)
const create = (seed: number, total = 300) =>
  createMachines(createRandom(seed, 'machines'), scaleFleets(total), now)

test('whatever the seed, no two servers share a serial, an id or a UUID', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const machines = [...create(seed).machines.values()]
      for (const part of ['id', 'serial', 'uuid', 'hostName'] as const)
        expect(new Set(machines.map((machine) => machine[part])).size).toBe(machines.length)
    }),
    { numRuns: 20 },
  )
})

test('two models never share a serial either', () => {
  const machines = [...create(108_449_971).machines.values()]
  expect(new Set(machines.map(({ serial }) => serial)).size).toBe(machines.length)
})

test('a server is one of the models, with its processor, ROM family and iLO', () => {
  for (const machine of create(1).machines.values()) {
    const model = models.find(({ name }) => name === machine.model)
    expect(machine).toMatchObject({
      productId: model?.productId,
      processor: model?.processor,
      generation: model?.generation,
      ilo: { generation: model?.ilo },
    })
    expect(machine.romVersion).toMatch(new RegExp(`^${model?.romFamily} v`))
    expect(machine.id).toBe(`${machine.productId}+${machine.serial}`)
  }
})

test('servers of a group were bought in batches: neighbours are mostly of one model', () => {
  const { machines } = create(1, 1200)
  const list = [...machines.values()]
  const alike = list.filter((one, index) => one.model === list[index - 1]?.model).length
  expect(alike / list.length).toBeGreaterThan(0.85)
})

test('who is not subscribed is in no group', () => {
  const { machines, groups } = create(3, 1200)
  const alone = [...machines.values()].filter(({ subscribed }) => !subscribed)
  expect(alone.length).toBeGreaterThan(0)
  const grouped = new Set([...groups.values()].flatMap(({ machineIds }) => machineIds))
  for (const machine of alone) {
    expect(machine).toMatchObject({ groupId: null, connected: false })
    expect(grouped.has(machine.id)).toBe(false)
  }
})

test('serials say where a server was built', () => {
  const plants = new Set(
    [...create(1).machines.values()].map(({ region, serial }) => `${region} ${serial.slice(0, 3)}`),
  )
  expect(plants).toEqual(new Set(['us-west MXQ', 'eu-central CZJ', 'ap-northeast JPT']))
})

test('iLOs open on the asked machines first, the generations in turn', () => {
  const { machines } = create(1, 1200)
  const list = [...machines.values()]
  const asked = list.filter(({ ilo, subscribed }) => ilo.generation === 6 && subscribed).slice(-2)
  exposeIlos(
    machines,
    asked.map(({ id }) => id),
    8,
  )
  const open = list.filter(({ ilo }) => ilo.exposed)
  expect(open.map(({ ilo }) => ilo.generation).sort((a, b) => a - b)).toEqual([
    4, 4, 5, 5, 6, 6, 7, 7,
  ])
  expect(open).toEqual(expect.arrayContaining(asked))
})

test('one machine is of another vendor: no group, no region and no COM has it', () => {
  const { estate } = createDrivenEstate()
  const [foreign] = estate.foreign.values()
  expect(foreign).toMatchObject({ power: 'OFF', model: '', hostName: 'ocp-par-001' })
  expect([...estate.machines.keys()]).not.toContain(foreign?.id)
})
