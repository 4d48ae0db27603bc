import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordPass } from '../../testing/recorded-pass'
import { openFederation } from './testing/open-federation'

const minuteMs = 60_000
const order = ['policies', 'hosts', 'backups', 'virtual-machines']

type Federation = ReturnType<typeof openFederation>
type Deed = (federation: Federation, pick: number) => unknown

const nth = <T>(all: Iterable<T>, pick: number): T => {
  const list = [...all]
  const found = list[pick % list.length]
  if (found === undefined) throw new Error('There is none.')
  return found
}
const vmOf = ({ rows }: Federation, pick: number) => nth(rows.vm.keys(), pick)
const hostOf = ({ estate }: Federation, pick: number) =>
  nth(estate.federations.find(({ id }) => id === 'fed-paris')?.hosts ?? [], pick)

const deeds: Record<string, Deed> = {
  'a VM is backed up': (at, pick) => at.estate.takeBackup(vmOf(at, pick), { durationMs: minuteMs }),
  'a backup takes its time': (at, pick) =>
    at.estate.takeBackup(vmOf(at, pick), { durationMs: 30 * minuteMs }),
  'a backup fails': (at, pick) =>
    at.estate.takeBackup(vmOf(at, pick), { failure: 'No space left.', durationMs: minuteMs }),
  'a host loses power': (at, pick) => at.estate.losePower(hostOf(at, pick).machineId),
  'a host has power again': (at, pick) => at.estate.restorePower(hostOf(at, pick).machineId),
  'a VM gets another policy': (at, pick) =>
    at.estate.act(() => {
      const vm = at.estate.vms.get(vmOf(at, pick))
      const policies = [...at.estate.policies.values()].filter(
        ({ home }) => 'omnistack' in home && home.omnistack === 'fed-paris',
      )
      if (vm) vm.policyId = nth(policies, pick).id
    }),
  'policies of a host are suspended or resumed': (at, pick) =>
    at.estate.act(() => {
      const host = hostOf(at, pick)
      host.suspended = !host.suspended
    }),
  'hours go by': (at) => at.advance(6 * 60 * minuteMs),
}

const steps = fc.array(
  fc.record({ deed: fc.constantFrom(...Object.keys(deeds)), pick: fc.nat(50) }),
  { minLength: 1, maxLength: 8 },
)

test(
  'who has read a federation for long holds the same as who begins to, whatever has happened',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const federation = openFederation()
        const read = async () => {
          for (const name of order) await federation.collect(name)
        }
        await read()
        for (const { deed, pick } of list) {
          await deeds[deed]?.(federation, pick)
          await federation.advance(2 * minuteMs)
          await read()
        }
        const fresh = recordPass()
        const pass = { ...fresh.pass, now: federation.surroundings.now }
        const { collectors } = federation.newSource()
        for (const name of order)
          await collectors.find(({ collection }) => collection === name)?.collect(pass)
        const { rows } = federation
        expect(Object.fromEntries(rows.vm)).toEqual(Object.fromEntries(fresh.rows.vm))
        for (const [id, backup] of fresh.rows.backup) expect(rows.backup.get(id)).toEqual(backup)
        const before = federation.written.length
        await read()
        expect(federation.written.slice(before)).toEqual([])
      }),
      { numRuns: 12 },
    )
  },
)
