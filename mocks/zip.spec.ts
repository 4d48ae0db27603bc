import { inflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { zip } from './zip'

/** Reads an archive the way unpackers do: from its end, by the central directory. */
const unzip = (archive: Buffer) => {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [packed, nameLength, place] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    at += 46 + nameLength
    const data = place + 30 + archive.readUInt16LE(place + 26)
    return { name, content: inflateRawSync(archive.subarray(data, data + packed)).toString() }
  })
}

test('what goes into an archive comes out of it', () => {
  const entry = fc.record({ name: fc.string({ minLength: 1 }), content: fc.string() })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
      const packed = zip(
        entries.map(({ name, content }) => ({ name, content: Buffer.from(content) })),
        Date.UTC(2026, 10, 21),
      )
      expect(unzip(packed)).toEqual(
        entries.map(({ name, content }) => ({
          name: Buffer.from(name).toString(),
          content: Buffer.from(content).toString(),
        })),
      )
    }),
  )
})

test('a file carries its time to two seconds', () => {
  const archive = zip([{ name: 'a', content: Buffer.from('a') }], Date.UTC(2026, 10, 21, 8, 30, 7))
  expect(archive.readUInt16LE(10)).toBe((8 << 11) | (30 << 5) | 3)
  expect(archive.readUInt16LE(12)).toBe(((2026 - 1980) << 9) | (11 << 5) | 21)
})
