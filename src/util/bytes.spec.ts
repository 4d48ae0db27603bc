import { expect, test } from 'vitest'
import { bytesText } from './bytes'

test.each([
  [0, '0 B'],
  [-1, '0 B'],
  [812, '812 B'],
  [1000, '1.0 KiB'],
  [1024 ** 2 * 1.5, '1.5 MiB'],
  [1024 ** 3 * 12, '12 GiB'],
  [1024 ** 4 * 1.25, '1.3 TiB'],
  [1024 ** 5 * 2000, '2000 PiB'],
])('%d bytes is said as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})
