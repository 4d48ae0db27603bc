import { expect, test } from 'vitest'
import { createRegion, workspaceId } from './signed-in'

const path = `/authorization/v2/oauth2/${workspaceId}/token`
const form = {
  grant_type: 'client_credentials',
  client_id: 'console',
  client_secret: 'open sesame',
}
const servers = '/compute-ops-mgmt/v1/servers'

test('the workspace hands out a token for 15 minutes, the old endpoint for two hours', async () => {
  const { requestToken } = createRegion()
  expect(await (await requestToken(path, form)).json()).toEqual({
    access_token: expect.stringMatching(/^[\w-]{40,}$/),
    token_type: 'Bearer',
    expires_in: 900,
  })
  const old = await requestToken('/as/token.oauth2', form)
  expect(await old.json()).toMatchObject({ expires_in: 7199 })
})

test('the old endpoint takes the client as HTTP Basic, too', async () => {
  const { requestToken } = createRegion()
  const authorization = `Basic ${Buffer.from('console:open%20sesame').toString('base64')}`
  const answer = await requestToken(
    '/as/token.oauth2',
    { grant_type: 'client_credentials' },
    { authorization },
  )
  expect(answer.status).toBe(200)
})

test.each([
  ['a wrong secret', path, { ...form, client_secret: 'x' }, 401, 'invalid_client'],
  ['an unknown client', path, { ...form, client_id: 'x' }, 401, 'invalid_client'],
  ['another grant', path, { ...form, grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['another workspace', path.replace('bb2', 'cc3'), form, 404, 'invalid_request'],
])('%s is refused in OAuth words', async (_, path, form, status, error) => {
  const answer = await createRegion().requestToken(path, form)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject({ error, error_description: expect.any(String) })
})

test('a token ends when its time is over, by the clock of the estate', async () => {
  const { get, pass, requestToken } = createRegion()
  const { access_token } = (await (await requestToken(path, form)).json()) as {
    access_token: string
  }
  const status = async () =>
    (await get(servers, { authorization: `Bearer ${access_token}` })).status
  expect(await status()).toBe(200)
  pass(899_000)
  expect(await status()).toBe(200)
  pass(1000)
  expect(await status()).toBe(401)
})

test('a revoked token ends at once', async () => {
  const { get, book } = createRegion()
  book.revoke()
  expect((await get(servers)).status).toBe(401)
})
