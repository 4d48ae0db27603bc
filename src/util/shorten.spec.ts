import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortenMiddle } from './shorten'

test('a long id keeps both ends, a short one stays as it is', () => {
  expect(shortenMiddle('8f2c4190-77aa-41c2-9d5e-1f0e07a91d3b')).toBe('8f2c41…a91d3b')
  expect(shortenMiddle('CZJ11105MN')).toBe('CZJ11105MN')
})

test('whatever the id, it is never longer than asked', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 3, max: 40 }), (id, length) => {
      const short = shortenMiddle(id, length)
      expect(short.length).toBe(Math.min(id.length, length))
    }),
  )
})
