import * as v from 'valibot'
import { expect, test } from 'vitest'
import { imageAddressSchema } from './image-address'

const read = (address: unknown) => v.safeParse(imageAddressSchema, address)
const complaint = (address: unknown) => read(address).issues?.map(({ message }) => message) ?? []

test.each([
  'https://files.example.net/ilo6_171.fwpkg',
  'http://10.1.0.7:8080/fw/ilo5_316.bin?version=3.16',
  'HTTPS://[fd00::7]/ilo7.fwpkg',
  'https://files.example.net/a%20b/ilo@home.fwpkg',
])('%s is taken as it stands', (address) => {
  expect(read(address)).toMatchObject({ success: true, output: address })
})

test('blanks around it are none of it', () => {
  expect(read('  https://files.example.net/a.fwpkg\n')).toMatchObject({
    output: 'https://files.example.net/a.fwpkg',
  })
})

test.each([
  'ftp://files.example.net/a.fwpkg',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '//files.example.net/a.fwpkg',
  'files.example.net/a.fwpkg',
  'https://',
  'https:///a.fwpkg',
  'https:files.example.net/a.fwpkg',
  '',
])('%j is none for a BMC', (address) => {
  expect(complaint(address)).toEqual([
    'The address of the image has to start with http:// or https:// and name a host.',
  ])
})

test.each([
  'https://ana:secret@files.example.net/a.fwpkg',
  'https://ana@files.example.net/a.fwpkg',
  'http://:secret@files.example.net/a.fwpkg',
])('%s holds what nobody else may read', (address) => {
  expect(complaint(address)).toEqual([expect.stringContaining('user name or password')])
})

test.each([
  'https://files.example.net/a b.fwpkg',
  'https://files.example.net\\@elsewhere.example.net/a.fwpkg',
  'https://files.example.net/a\u0000.fwpkg',
  'https://files.example.net/a\r\nHost: b',
  'https://files.example.net/ä.fwpkg',
])('%j would be read by each in its own way', (address) => {
  expect(complaint(address).join(' ')).toContain('percent-encoded')
})

test('a thousand characters are enough', () => {
  const address = (length: number) => 'https://files.example.net/'.padEnd(length, 'a')
  expect(complaint(address(1_000))).toEqual([])
  expect(complaint(address(1_001))).toEqual([
    'The address of the image is longer than 1000 characters.',
  ])
})
