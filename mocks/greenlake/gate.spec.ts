import { expect, test } from 'vitest'
import { createRegion } from './signed-in'

const servers = '/compute-ops-mgmt/v1/servers'

test('without a token: 401 in the words of the API, with an id for support', async () => {
  const answer = await createRegion().get(servers, { authorization: 'Bearer none' })
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({
    httpStatusCode: 401,
    errorCode: 'HPE_GL_ERROR_UNAUTHORIZED',
    message: 'The access token is missing, unknown or out of date.',
    debugId: expect.stringMatching(/^[\da-f]{32}$/),
  })
})

test('every answer tells what is left of the budget; beyond it is 429 until the window ends', async () => {
  const { get, pass } = createRegion({ rateLimit: { requests: 2, windowSeconds: 60 } })
  const left = (answer: Response) => answer.headers.get('ratelimit-remaining')
  expect(left(await get(servers))).toBe('1')
  pass(18_000)
  expect(left(await get(servers))).toBe('0')
  const refused = await get(servers)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('ratelimit-reset')).toBe('42')
  expect(await refused.json()).toMatchObject({
    errorCode: 'HPE_GL_ERROR_TOO_MANY_REQUESTS',
    errorDetails: [{ type: 'hpe.greenlake.retry_info', retryAfterSeconds: 42 }],
  })
  pass(42_000)
  expect((await get(servers)).status).toBe(200)
})

test('a client that may not read a service gets 403 there and answers elsewhere', async () => {
  const { get } = createRegion({ services: ['compute-ops'] })
  expect((await get(servers)).status).toBe(200)
  const refused = await get('/virtualization/v1beta1/virtual-machines')
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({ errorCode: 'HPE_GL_ERROR_FORBIDDEN' })
})

test.each([
  ['text/html', 406],
  ['application/json', 200],
  ['text/plain, */*;q=0.1', 200],
])('Accept %s is answered with %i', async (accept, status) => {
  expect((await createRegion().get(servers, { accept })).status).toBe(status)
})

test('an address that no service has is 404 in the gateway words', async () => {
  const answer = await createRegion().get('/compute-ops-mgmt/v1/nothing')
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ errorCode: 'HPE_GL_ERROR_NOT_FOUND' })
})
