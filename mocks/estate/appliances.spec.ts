import { expect, test } from 'vitest'
import { appliancesOf, composerOf } from './appliances'
import { createDrivenEstate } from './driven-estate'

const { estate } = createDrivenEstate({ size: 'default' })
const machines = [...estate.machines.values()]

test('servers in frames are managed by the composer of their site, and no others by any', () => {
  for (const machine of machines)
    expect(composerOf(machine)?.site).toBe(
      machine.model.startsWith('Synergy') ? machine.site : undefined,
    )
})

test('a region has a gateway, a VM and a composer for each site with frames', () => {
  const here = machines.filter(({ region }) => region === 'eu-central')
  const framed = new Set(here.filter((one) => composerOf(one)).map(({ site }) => site))
  const kinds = appliancesOf(here).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['GATEWAY', ...[...framed].map(() => 'SYNERGY'), 'VM'])
})

test('an appliance is the same whoever asks', () => {
  const [machine] = machines.filter((one) => composerOf(one))
  const all = appliancesOf(machines)
  expect(all).toContainEqual(machine && composerOf(machine))
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})
