import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test.each([
  ['/servers?state=critical&q=a b', '/servers?state=critical&q=a%20b'],
  ['/servers/us-west/P1%2BS1#x', '/servers/us-west/P1%2BS1'],
  ['/', '/'],
  ['', '/'],
  ['servers', '/'],
  ['//evil.example/x', '/'],
  ['https://evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/x/..//evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/api/session', '/'],
])('%j leads to %s', (text, path) => {
  expect(ownPath(text)).toBe(path)
})

test('whatever is asked for, a browser that follows it stays here', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '//',
    '@',
    ':',
    '\t',
    '\n',
    '%2f',
    'evil.example',
    '?',
    '#',
  )
  const odd = fc.array(fc.oneof(piece, fc.string({ maxLength: 3, unit: 'binary' })), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(odd, (pieces) => {
      const path = ownPath(`/${pieces.join('')}`)
      const { origin, pathname } = new URL(path, 'https://own.example')
      expect([origin, pathname.startsWith('/api/')]).toEqual(['https://own.example', false])
      expect(path).toMatch(/^\/[\x21-\x7E]*$/)
    }),
    { numRuns: 2000 },
  )
})
