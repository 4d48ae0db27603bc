import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ComplianceState } from './compliance'
import { firmwareCompliance, groupBundle, iloCompliance, summaryOf } from './compliance'
import { createDrivenEstate } from './driven-estate'
import { installBundle } from './firmware-baseline'
import { iloSettingsOf } from './ilo-settings'
import { securityOf, securityOverall } from './security'
import type { Group, Machine } from './types'

const { estate } = createDrivenEstate({ size: 'default' })
const pairs = [...estate.groups.values()].flatMap((group) =>
  group.machineIds.flatMap((id) => {
    const machine = estate.machines.get(id)
    return machine ? [{ group, machine }] : []
  }),
)
const found = (fits: (machine: Machine, group: Group) => boolean) => {
  const pair = pairs.find(({ group, machine }) => fits(machine, group))
  if (!pair) throw new Error('There is no such server.')
  return { group: pair.group, machine: { ...pair.machine, ilo: { ...pair.machine.ilo } } }
}
const isPinned = ({ name }: Group) => name.endsWith('-edge')
const stateOf = (machine: Machine, group: Group) => firmwareCompliance(estate, group, machine).state

test('old firmware is not compliant: each component with what is there and what should be', () => {
  const { group, machine } = found(
    (one, of) => stateOf(one, of) === 'NOT_COMPLIANT' && !isPinned(of),
  )
  const { deviations, score, bundle } = firmwareCompliance(estate, group, machine)
  expect(deviations.map(({ component, installed }) => [component.name, installed])).toEqual([
    [`iLO ${machine.ilo.generation}`, machine.ilo.firmware],
    ['System ROM', machine.romVersion],
  ])
  expect(score).toBeGreaterThan(50)
  expect(score).toBeLessThan(100)
  expect(bundle).toBe(groupBundle(estate, group, machine))
})

test('a server that was brought to the bundle of its group is compliant with it', () => {
  const { group, machine } = found((one, of) => stateOf(one, of) === 'NOT_COMPLIANT')
  const bundle = groupBundle(estate, group, machine)
  if (!bundle) throw new Error('The group has no bundle.')
  installBundle(bundle, machine, { downgrade: true })
  expect(firmwareCompliance(estate, group, machine)).toMatchObject({
    state: 'COMPLIANT',
    score: 100,
    deviations: [],
  })
})

test('nobody knows of a server that is not connected', () => {
  const { group, machine } = found(({ generation }) => generation === 'GEN_11')
  expect(firmwareCompliance(estate, group, { ...machine, connected: false })).toMatchObject({
    state: 'UNKNOWN',
    deviations: [],
    reason: 'The server is not connected.',
  })
})

test('a firmware setting says nothing of Gen9', () => {
  const { group, machine } = found(({ generation }) => generation === 'GEN_9')
  expect(stateOf(machine, group)).toBe('NOT_APPLICABLE')
})

test('an iLO that is set otherwise than its group wants is told in that setting', () => {
  const { group, machine } = found(
    (one, of) => iloCompliance(estate, of, one).state === 'NOT_COMPLIANT',
  )
  const { deviations } = iloCompliance(estate, group, machine)
  expect(deviations).toHaveLength(1)
  expect(iloSettingsOf(machine)).toContainEqual(deviations[0]?.current)
  expect(deviations[0]?.expected.value).not.toBe(deviations[0]?.current.value)
})

test('an iLO as it came is a risk in more points than one that is set as HPE advises', () => {
  const { machine } = found(({ ilo }) => ilo.generation === 6)
  const risks = (hardening: Machine['hardening']) =>
    securityOf({ ...machine, hardening }).filter(({ isRisk }) => isRisk).length
  expect(risks('NONE')).toBeGreaterThan(risks('PARTIAL'))
  expect(risks('PARTIAL')).toBeGreaterThanOrEqual(risks('WHOLE'))
})

test('an iLO 4 has no security dashboard', () => {
  const { machine } = found(({ generation }) => generation === 'GEN_9')
  expect([securityOf(machine), securityOverall(machine)]).toEqual([[], 'UNSUPPORTED'])
})

test('a group without iLO settings has nothing to compare', () => {
  const { group, machine } = found((_, { name }) => name.endsWith('-db'))
  expect(iloCompliance(estate, group, machine).state).toBe('NOT_APPLICABLE')
})

test('of several servers the gravest state wins, in whatever order they stand', () => {
  const state = fc.constantFrom<ComplianceState>(
    'COMPLIANT',
    'NOT_COMPLIANT',
    'UNKNOWN',
    'NOT_APPLICABLE',
  )
  fc.assert(
    fc.property(fc.array(state, { minLength: 1 }), (states) => {
      const summary = summaryOf(states)
      expect(states).toContain(summary)
      expect(summaryOf(states.toReversed())).toBe(summary)
      expect(summaryOf([...states, 'NOT_APPLICABLE'])).toBe('NOT_APPLICABLE')
    }),
  )
  expect(summaryOf([])).toBe('NOT_APPLICABLE')
})
