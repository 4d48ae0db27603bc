import { expect, test } from 'vitest'
import { bundleById, firmwareBundles } from './firmware-bundles'

test('ids are 32 hex digits and differ; additions stand on a base of their family', () => {
  expect(bundleById.size).toBe(firmwareBundles.length)
  for (const { id, baseId, family } of firmwareBundles) {
    expect(id).toMatch(/^[\da-f]{32}$/)
    if (baseId !== null) expect(bundleById.get(baseId)).toMatchObject({ type: 'BASE', family })
  }
})

test('there are more than a first page of the service shows', () => {
  expect(firmwareBundles.length).toBeGreaterThan(10)
  const dates = firmwareBundles.map(({ releasedAt }) => releasedAt)
  expect(dates).toEqual(dates.toSorted((a, b) => b - a))
})
