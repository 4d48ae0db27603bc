import * as v from 'valibot'
import { expect, test } from 'vitest'
import { bundleIdOf, judgementOf, mapBundle, mapFirmware } from './map-firmware'
import { bundleSchema, complianceSchema, recordSchema } from './wire'

const record = (wire: object = {}) => v.parse(recordSchema, { id: 'P1+S1', ...wire })
const compliance = (wire: object = {}) =>
  v.parse(complianceSchema, {
    id: 'c1',
    deviceId: 'P1+S1',
    complianceCategory: 'FIRMWARE',
    complianceState: 'NOT_COMPLIANT',
    bundleId: 'b'.repeat(32),
    score: 91,
    updatedAt: '2026-11-20T08:00:00Z',
    deviations: [
      {
        componentName: 'System ROM',
        componentFilename: 'U68.fwpkg',
        expectedVersion: '1.50',
        installedVersion: '1.40',
      },
    ],
    ...wire,
  })

test("the judgement is this server's, over firmware", () => {
  const judged = [
    compliance({ id: 'other', deviceId: 'P1+S2' }),
    compliance({ id: 'ilo', complianceCategory: 'ILO_SETTINGS' }),
    compliance({ id: 'own' }),
  ]
  expect(judgementOf(judged, 'P1+S1')?.id).toBe('own')
  expect(judgementOf([compliance({ id: 'old', complianceCategory: null })], 'P1+S1')?.id).toBe(
    'old',
  )
  expect(judgementOf(judged, 'P1+S3')).toBeNull()
})

test('the baseline is what the group asks for, else what the server was updated to', () => {
  const updated = record({ firmwareBundleUri: '/v1/firmware-bundles/abc' })
  expect(bundleIdOf(updated, compliance())).toBe('b'.repeat(32))
  expect(bundleIdOf(updated, compliance({ bundleId: null }))).toBe('abc')
  expect(bundleIdOf(record(), null)).toBeNull()
})

test('deviations say what is installed and what should be', () => {
  const bundle = v.parse(bundleSchema, {
    id: 'b',
    displayName: 'SPP 2025.09',
    bundleType: 'BASE',
    releaseDate: '2025-09-24',
  })
  expect(mapFirmware(record(), compliance(), bundle)).toMatchObject({
    baseline: { name: 'SPP 2025.09', kind: 'Base', releasedAt: '2025-09-24T00:00:00.000Z' },
    compliance: { state: 'not-compliant', score: 91, at: '2026-11-20T08:00:00.000Z' },
    deviations: [{ name: 'System ROM', installed: '1.40', expected: '1.50', file: 'U68.fwpkg' }],
  })
})

test('a bundle without a name is called by its id', () => {
  expect(mapBundle(v.parse(bundleSchema, { id: 'abc' }))).toMatchObject({ name: 'abc', kind: null })
})

test('a server that nothing judges is compliant with nothing', () => {
  expect(mapFirmware(record(), null, null)).toEqual({
    baseline: null,
    compliance: null,
    deviations: [],
    lastUpdate: null,
    autoIloUpdate: null,
  })
})

test('how the last update went, and what it left as it was', () => {
  const last = {
    status: 'FAILED',
    attemptedAt: '2026-11-18T19:29:22Z',
    completedAt: '2026-11-18T19:40:08Z',
    firmwareInventoryUpdates: [
      { name: 'iLO 7', status: 'OK', version: '1.18' },
      { name: 'System ROM', status: 'NOT_UPDATED', version: '1.40' },
      { status: 'FAILED' },
    ],
  }
  expect(mapFirmware(record({ lastFirmwareUpdate: last }), null, null).lastUpdate).toEqual({
    word: 'Failed',
    failed: true,
    startedAt: '2026-11-18T19:29:22.000Z',
    endedAt: '2026-11-18T19:40:08.000Z',
    left: [
      { name: 'System ROM', version: '1.40', word: 'Not updated' },
      { name: 'A component', version: null, word: 'Failed' },
    ],
  })
})
