import * as v from 'valibot'
import { expect, test } from 'vitest'
import { complianceOf } from '../compliance'
import { groupOf, mapGroup } from './map-group'
import { groupSchema, iloComplianceSchema, settingSchema } from './wire'

const group = (wire: object) => v.parse(groupSchema, { id: 'g1', name: 'paris-esx', ...wire })
const setting = (wire: object) => v.parse(settingSchema, { id: 's1', ...wire })
const ilo = (wire: object) => v.parse(iloComplianceSchema, { id: 'c1', deviceId: 'P1+S1', ...wire })

test.each([
  ['COMPLIANT', 'compliant'],
  ['Not Compliant', 'not-compliant'],
  ['NOT_COMPLIANT', 'not-compliant'],
  ['Not Initiated', 'unknown'],
  ['PARTLY', 'unknown'],
  [null, 'unknown'],
])('%s is %s, whichever way it is written', (said, state) => {
  expect(complianceOf(said)).toBe(state)
})

test('the group that lists a server is its group, also where another has the name that we know', () => {
  const groups = [
    group({ id: 'g0', name: 'paris-esx' }),
    group({ id: 'g1', name: 'moved', devices: [{ deviceId: 'P1+S1' }] }),
  ]
  expect(groupOf(groups, { id: 'P1+S1', group: 'paris-esx' })?.id).toBe('g1')
  expect(groupOf(groups, { id: 'P1+S2', group: 'paris-esx' })?.id).toBe('g0')
  expect(groupOf(groups, { id: 'P1+S2', group: null })).toBeNull()
})

test('how a group stands is told in its own words, category by category', () => {
  const { standing } = mapGroup(
    group({
      complianceStatus: 'NOT_COMPLIANT',
      securityStatus: 'RISK',
      groupCompliance: {
        summary: 'Not Compliant',
        firmware: { status: 'Compliant', statusReason: '' },
        iloSettings: { status: 'Unknown', statusReason: 'Not Initiated' },
      },
    }),
    [],
    [],
    'P1+S1',
  )
  expect(standing).toEqual([
    { name: 'Compliance', word: 'Not compliant', reason: null },
    { name: 'Firmware', word: 'Compliant', reason: null },
    { name: 'iLO settings', word: 'Unknown', reason: 'Not Initiated' },
    { name: 'Security', word: 'Risk', reason: null },
  ])
})

test('settings are told by name; one that is not listed by its id', () => {
  const { settings } = mapGroup(
    group({ settingsUris: ['/compute-ops-mgmt/v1/settings/s1', '/v1/settings/gone'] }),
    [
      setting({
        name: 'Max performance',
        category: 'BIOS',
        settings: { DEFAULT: { password: 'x' } },
      }),
    ],
    [],
    'P1+S1',
  )
  expect(settings).toEqual([
    { category: 'BIOS', name: 'Max performance', description: null },
    { category: 'Setting', name: 'gone', description: null },
  ])
})

test('what a setting sets is not read: it may be a secret', () => {
  const read = setting({ name: 'iLO', settings: { DEFAULT: { password: 'canary' } } })
  expect(JSON.stringify(read)).not.toContain('canary')
})

test('what is done to a new server is what its policies say yes to', () => {
  const { onAdd } = mapGroup(
    group({ policies: { onDeviceAdd: { firmwareUpdate: true, osInstall: false } } }),
    [],
    [],
    'P1+S1',
  )
  expect(onAdd).toEqual(['its firmware is updated'])
})

test("only this server's iLO settings are told", () => {
  const deviations = [
    {
      category: 'AccountService',
      settingName: 'EnforcePasswordComplexity',
      currentValue: 'False',
      expectedValue: 'True',
    },
  ]
  const judged = [
    ilo({ deviceId: 'P1+S2', complianceState: 'COMPLIANT' }),
    ilo({ complianceState: 'NOT_COMPLIANT', updatedAt: '2026-11-20T08:00:00Z', deviations }),
  ]
  expect(mapGroup(group({}), [], judged, 'P1+S1').iloSettings).toEqual({
    state: 'not-compliant',
    at: '2026-11-20T08:00:00.000Z',
    deviations: [{ name: 'EnforcePasswordComplexity', current: 'False', expected: 'True' }],
  })
  expect(mapGroup(group({}), [], judged, 'P1+S3').iloSettings).toBeNull()
})
