import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordPass } from '../../testing/recorded-pass'
import { openRegion } from './testing/open-region'

const minuteMs = 60_000
const order = ['groups', 'alerts', 'firmware-bundles', 'servers', 'protection-policies']
const rest = ['protection-jobs', 'virtual-machines']

type Region = ReturnType<typeof openRegion>
type Deed = (region: Region, pick: number) => unknown

const nth = <T>(all: Iterable<T>, pick: number): T => {
  const list = [...all]
  const found = list[pick % list.length]
  if (found === undefined) throw new Error('There is none.')
  return found
}
const machineOf = ({ estate, region }: Region, pick: number) =>
  nth(
    [...estate.machines.values()].filter((machine) => machine.region === region),
    pick,
  )
const vmOf = ({ rows }: Region, pick: number) => nth(rows.vm.keys(), pick)

const deeds: Record<string, Deed> = {
  'a power supply fails': (at, pick) => at.estate.failPowerSupply(machineOf(at, pick).id),
  'a server is healed': (at, pick) => at.estate.heal(machineOf(at, pick).id),
  'a server loses its connection': (at, pick) => at.estate.disconnect(machineOf(at, pick).id),
  'a server is back': (at, pick) => at.estate.reconnect(machineOf(at, pick).id),
  'a server is switched off': (at, pick) => at.estate.setPower(machineOf(at, pick).id, 'OFF'),
  'a server changes its group': (at, pick) =>
    at.estate.act(() => {
      const group = nth(
        [...at.estate.groups.values()].filter(({ region }) => region === at.region),
        pick,
      )
      machineOf(at, pick).groupId = group.id
    }),
  'a group is renamed': (at, pick) =>
    at.estate.act(() => {
      nth(
        [...at.estate.groups.values()].filter(({ region }) => region === at.region),
        pick,
      ).name = `renamed-${pick}`
    }),
  'a VM is backed up': (at, pick) => at.estate.takeBackup(vmOf(at, pick), { durationMs: minuteMs }),
  'a backup fails': (at, pick) =>
    at.estate.takeBackup(vmOf(at, pick), { failure: 'No space left.', durationMs: minuteMs }),
  'hours go by': (at) => at.advance(6 * 60 * minuteMs),
}

const steps = fc.array(
  fc.record({ deed: fc.constantFrom(...Object.keys(deeds)), pick: fc.nat(50) }),
  { minLength: 1, maxLength: 8 },
)

test(
  'who has read a region for long holds the same as who begins to, whatever has happened',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const region = openRegion()
        const read = async () => {
          for (const name of [...order, ...rest]) await region.collect(name)
        }
        await read()
        for (const { deed, pick } of list) {
          await deeds[deed]?.(region, pick)
          await region.advance(2 * minuteMs)
          await read()
        }
        const fresh = recordPass()
        const source = region.newSource()
        const pass = { ...fresh.pass, now: region.surroundings.now }
        for (const name of [...order, ...rest])
          await source.collectors.find(({ collection }) => collection === name)?.collect(pass)
        expect(Object.fromEntries(region.rows.server)).toEqual(
          Object.fromEntries(fresh.rows.server),
        )
        expect(Object.fromEntries(region.rows.vm)).toEqual(Object.fromEntries(fresh.rows.vm))
        const before = region.written.length
        await read()
        expect(region.written.slice(before)).toEqual([])
      }),
      { numRuns: 12 },
    )
  },
)
