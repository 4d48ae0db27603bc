import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits, pathOf, readSegments } from './raw-path'

test('an id that holds a plus is one segment, and stays it', () => {
  const segments = readSegments('compute-ops-mgmt/v1/servers/P1-B21%2BCZ1')
  expect(segments).toEqual(['compute-ops-mgmt', 'v1', 'servers', 'P1-B21+CZ1'])
  expect(pathOf(segments ?? [], 'x')).toBe('/compute-ops-mgmt/v1/servers/P1-B21%2BCZ1')
})

test('a slash at the end is kept: BMCs tell the two forms apart', () => {
  expect(pathOf(readSegments('redfish/v1/Systems/') ?? [], 'redfish/v1/Systems/')).toBe(
    '/redfish/v1/Systems/',
  )
})

test.each([
  'a/../b',
  'a/%2e%2e/b',
  'a/./b',
  'a//b',
  'a/b%2Fc',
  'a/b%5Cc',
  'a/%zz',
  'a/b%3Fx=1',
  'a/b%23c',
  'a/b%0D%0Ac',
  '',
])('%s is no path to pass on', (rest) => {
  expect(readSegments(rest)).toBeNull()
})

test('whatever is asked, what goes out has the segments that were checked', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (rest) => {
      const segments = readSegments(rest)
      if (!segments) return
      const url = new URL(pathOf(segments, rest), 'https://source.test')
      expect(url.origin).toBe('https://source.test')
      const sent = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
      expect(sent).toEqual(segments)
    }),
    { numRuns: 2000 },
  )
})

test('a star fits one segment, two at the end fit all that follow', () => {
  expect(fits('a/*/c', ['a', 'b', 'c'])).toBe(true)
  expect(fits('a/*', ['a', 'b', 'c'])).toBe(false)
  expect(fits('a/**', ['a', 'b', 'c'])).toBe(true)
  expect(fits('a/**', ['a'])).toBe(true)
  expect(fits('a/b/**', ['a'])).toBe(false)
})
