import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openConsole } from '../testing/console'
import { isCsrf, maskCsrf } from './csrf'

const token = randomBytes(32).toString('base64url')

test('no two replies carry the same letters, and each of them is the token', () => {
  const masked = Array.from({ length: 200 }, () => maskCsrf(token))
  expect(new Set(masked).size).toBe(200)
  expect(masked.every((one) => isCsrf(one, token))).toBe(true)
})

test.each([
  ['the bare token', token],
  ['that of another session', maskCsrf(randomBytes(32).toString('base64url'))],
  ['nothing', ''],
  ['half of it', maskCsrf(token).slice(0, 43)],
  ['more than it', `${maskCsrf(token)}AAAA`],
  ['other letters', 'é'.repeat(86)],
])('%s is not taken for it', (_what, given) => {
  expect(isCsrf(given, token)).toBe(false)
})

test('what a page or a reply holds of it never repeats, and is not what the store holds', async () => {
  const { ask, as, store } = await openConsole()
  const headers = await as('viewer')
  const read = async () => {
    const reply = await ask({ url: '/api/session', headers })
    return reply.json<{ csrf: string }>().csrf
  }
  const [one, other] = [await read(), await read()]
  expect(one).not.toBe(other)
  const { csrf } = await store.selectFrom('session').select('csrf').executeTakeFirstOrThrow()
  for (const shown of [one, other]) expect(shown).not.toContain(csrf)
})
