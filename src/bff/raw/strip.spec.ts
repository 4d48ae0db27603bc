import { expect, test } from 'vitest'
import { strip } from './strip'

test('ciphertexts, credentials and pre-signed addresses are taken out, and said to be', () => {
  const gateway = {
    id: 'g1',
    adminUserCiphertext: 'AAA',
    network: { proxy: { credentials: { username: 'p', password: 'q' }, port: 8080 } },
    items: [{ downloadUrl: 'https://store.test/x?sig=1' }],
  }
  expect(strip(gateway, [])).toEqual({
    body: { id: 'g1', network: { proxy: { port: 8080 } }, items: [{}] },
    removed: ['adminUserCiphertext', 'network/proxy/credentials', 'items/0/downloadUrl'],
  })
})

test('rules about passwords stay', () => {
  const rules = { MinPasswordLength: 8, PasswordComplexityEnabled: true, Password: null }
  expect(strip(rules, [])).toEqual({ body: rules, removed: [] })
})

test('a number may be a secret too', () => {
  expect(strip({ password: 1234 }, [])).toEqual({ body: {}, removed: ['password'] })
})

test('tokens in running text and addresses of the source are covered', () => {
  const said = {
    message: 'Bearer abcdefghijkl was refused by 10.0.0.7:443',
    link: 'https://ilo.test/redfish/v1/',
    jwt: 'eyJhbGciOi.eyJzdWIi.c2ln',
  }
  expect(strip(said, ['10.0.0.7:443', 'ilo.test']).body).toEqual({
    message: 'Bearer [secret] was refused by [address]',
    link: 'https://[address]/redfish/v1/',
    jwt: '[secret]',
  })
})
