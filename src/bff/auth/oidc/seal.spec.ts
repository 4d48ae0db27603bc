import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeal } from './seal'

test('what was sealed is opened by the same secret, and is nowhere in the seal', () => {
  const { seal, open } = createSeal('secret')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(open(seal(text))).toBe(text)
    }),
  )
  expect(Buffer.from(seal('refresh-token'), 'base64url').toString('latin1')).not.toContain(
    'refresh',
  )
  expect(seal('same')).not.toBe(seal('same'))
})

test('another secret opens nothing', () => {
  expect(createSeal('other').open(createSeal('secret').seal('text'))).toBeNull()
})

test('a seal that was touched anywhere, or is none, is not opened', () => {
  const { seal, open } = createSeal('secret')
  const bytes = Buffer.from(seal('text'), 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const touched = Buffer.from(bytes)
    touched[at] = (touched[at] ?? 0) ^ 1
    expect(open(touched.toString('base64url'))).toBeNull()
  }
  for (const none of ['', 'x', 'y'.repeat(37)]) expect(open(none)).toBeNull()
})
