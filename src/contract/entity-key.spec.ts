import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf, readKey } from './entity-key'

test('a key reads as source and id', () => {
  expect(keyOf({ sourceId: 'us-west', id: 'P18606-B21+CZJ1' })).toBe('us-west~P18606-B21+CZJ1')
})

test.each([null, '', '~', 'us-west', 'us-west~', '~id'])('%j is no key', (text) => {
  expect(readKey(text)).toBeNull()
})

test('ids are opaque: whatever they hold comes back', () => {
  const configured = fc.stringMatching(/^[a-z\d][a-z\d-]{0,62}$/)
  fc.assert(
    fc.property(configured, fc.string({ minLength: 1 }), (sourceId, id) => {
      expect(readKey(keyOf({ sourceId, id }))).toEqual({ sourceId, id })
    }),
  )
})
