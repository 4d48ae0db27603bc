import { expect, test } from 'vitest'
import { secretsIn } from './refusal'

test('what a request carries is secret but for the kind of its grant', () => {
  const form = { grant_type: 'password', username: 'reader', password: 'canary' }
  expect(secretsIn({ path: '/token', body: { form } }, { Authorization: 'Bearer abc' })).toEqual([
    'abc',
    'reader',
    'canary',
  ])
  const json = { UserName: 'reader', Password: 'canary', Oem: { Code: ['1234'] } }
  expect(secretsIn({ path: '/Sessions', body: { json } }, {})).toEqual(['reader', 'canary', '1234'])
})
