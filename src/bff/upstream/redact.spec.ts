import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from './redact'

test.each([
  ['connect to https://10.1.2.3:443/api?token=x failed', 'connect to [address] failed'],
  ['10.1.2.3:8443 refused', '[address] refused'],
  ['host us-west.api.greenlake.hpe.com is down', 'host [address] is down'],
  ['user ops.team@example.com may not', 'user [e-mail] may not'],
  ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [secret]'],
  ['{"client_secret":"s3cr3t","a":1}', '{"client_secret":"[secret]","a":1}'],
  ['password=hunter2&x=1', 'password=[secret]&x=1'],
  ['token eyJhbGciOi.eyJzdWIi.c2ln is bad', 'token [secret] is bad'],
  ['{"password": "two words", "a": 1}', '{"password": "[secret]", "a": 1}'],
  ["X-Auth-Token: 'abcdef'", "X-Auth-Token: '[secret]'"],
  ['Set-Cookie: session_id=0a1b2c; Path=/', 'Set-Cookie: [secret]; Path=/'],
  ['no route to fe80::1ff:fe23:4567:890a now', 'no route to [address] now'],
  ['at [2001:db8::2]:443', 'at [[address]]:443'],
  ['NIC 94:18:82:11:22:33 is down since 10:42:11', 'NIC 94:18:82:11:22:33 is down since 10:42:11'],
  ['Access token expired due to inactivity', 'Access token expired due to inactivity'],
  ['Power supply 2 failed, firmware v2.10', 'Power supply 2 failed, firmware v2.10'],
])('%s', (text, redacted) => {
  expect(redact(text)).toBe(redacted)
})

test('a text without end is cut at a word, and costs no time', () => {
  const text = `token abc ${'a'.repeat(30_000)}@ ${'x.'.repeat(15_000)}`
  const begun = performance.now()
  expect(redact(text, { longest: 2_000 })).toBe('token abc …')
  expect(performance.now() - begun).toBeLessThan(500)
})

test('what was sent does not come back by being cut', () => {
  const secret = 'canary-secret'
  const text = `${'word '.repeat(398)}at last ${secret} and more`
  const redacted = redact(text, { secrets: [secret], longest: 2_000 })
  expect(redacted.length).toBeLessThanOrEqual(2_010)
  expect(redacted).not.toContain('canary')
})

test('what was sent does not come back in another spelling', () => {
  const secret = 'canary "p&ss'
  for (const spelt of [
    encodeURIComponent(secret),
    JSON.stringify(secret),
    Buffer.from(secret).toString('base64'),
  ])
    expect(redact(`you sent ${spelt} to us`, { secrets: [secret] })).not.toContain(spelt)
})

test('a source’s names do not come back, whatever their domain', () => {
  expect(redact('ovc-2.acme.example is busy', { hosts: ['ovc-2.acme.example'] })).toBe(
    '[address] is busy',
  )
})

test('a secret that begins or ends a longer secret or a name leaves nothing of it', () => {
  const secrets = ['password', 'canary-password', 'canary-token']
  const hosts = ['canary-tokens.acme.example']
  expect(redact('secret canary-password', { secrets, hosts })).toBe('secret [secret]')
  expect(redact('ask canary-tokens.acme.example', { secrets, hosts })).toBe('ask [address]')
  const url = 'https://canary-tokens.acme.example/x?token=canary-token'
  expect(redact(`ask ${url} again`, { secrets, hosts })).toBe('ask [address] again')
})

test('what was sent does not come back, wherever it stands', () => {
  const secret = fc
    .string({ minLength: 6, maxLength: 30 })
    .filter((text) => !'[secret]'.includes(text))
  fc.assert(
    fc.property(fc.string(), secret, fc.string(), (before, canary, after) => {
      fc.pre(!/[[\]]|secret|address|mail/.test(canary))
      expect(redact(`${before}${canary}${after}`, { secrets: [canary] })).not.toContain(canary)
    }),
  )
})
