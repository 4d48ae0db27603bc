import { expect, test } from 'vitest'
import { bundleName } from './bundle-name'

const bundle = (told: Partial<Parameters<typeof bundleName>[0]>) =>
  bundleName({ id: 'b1', name: null, displayName: null, releaseVersion: null, ...told })

test.each([
  [
    { displayName: 'SPP Gen12 2026.07', releaseVersion: '2026.07.00.00' },
    'SPP Gen12 2026.07, 2026.07.00.00',
  ],
  [
    { displayName: 'SPP 2026.07.00.00 (July 2026)', releaseVersion: '2026.07.00.00' },
    'SPP 2026.07.00.00 (July 2026)',
  ],
  [{ name: 'Gen11 base', releaseVersion: '2026.07' }, 'Gen11 base, 2026.07'],
  [{ displayName: 'Only a name' }, 'Only a name'],
  [{ releaseVersion: '2026.07' }, '2026.07'],
  [{}, 'b1'],
])('%o is called %s', (told, name) => {
  expect(bundle(told)).toBe(name)
})
