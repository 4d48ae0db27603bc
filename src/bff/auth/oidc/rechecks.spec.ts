import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { IdentityProvider } from '../../../../mocks/identity/start'
import { startProvider } from '../../../../mocks/identity/start'
import { ownOrigin } from '../../testing/console'
import { openSignOn } from '../../testing/sign-on'

const minuteMs = 60_000
let provider: IdentityProvider
let sparse: IdentityProvider
beforeAll(async () => {
  const options = { publicUrl: ownOrigin }
  provider = await startProvider(options)
  sparse = await startProvider({ ...options, groupsIn: 'userinfo', refreshTokens: false })
}, 60_000)
beforeEach(async () => {
  await provider.member('ana', { groups: ['ops'] })
  await sparse.member('ana', { groups: ['ops'] })
})
afterAll(() => Promise.all([provider.stop(), sparse.stop()]))

/** Somebody who is in, and requests to the provider as they are answered. */
const enter = async (options: Parameters<typeof openSignOn>[1] = {}) => {
  const asked: string[] = []
  const console = await openSignOn(provider, {
    ...options,
    fetch: async (request) => {
      const reply = await (options.fetch ?? fetch)(request)
      asked.push(`${new URL(request.url).pathname} ${reply.status}`)
      return reply
    },
  })
  const { headers } = await console.signIn('ana')
  asked.length = 0
  const status = async () => {
    const polled = { ...headers, 'x-sightline-background': '1' }
    return (await console.ask({ url: '/api/sources', headers: polled })).statusCode
  }
  const role = async () => (await console.ask({ url: '/api/session', headers })).json().role
  const audit = () =>
    console.store
      .selectFrom('audit')
      .select(['actor', 'action', 'target', 'detail'])
      .orderBy('id')
      .execute()
  /** Lets time pass, and the provider answer what that asks of it. */
  const pass = async (ms: number, asks: number) => {
    await console.advance(ms)
    // The first may have begun before that time had passed.
    await console.recheck()
    await console.recheck()
    await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(asks), 10_000)
    await console.settle()
  }
  return { ...console, headers, asked, status, role, audit, pass }
}

test('the provider is asked again after ten minutes, not before, and goes on to stand by it', async () => {
  const { advance, asked, status, pass } = await enter()
  await advance(9 * minuteMs)
  expect(asked).toEqual([])
  await pass(2 * minuteMs, 1)
  expect(asked).toEqual(['/token 200'])
  await pass(11 * minuteMs, 2)
  expect(asked).toEqual(['/token 200', '/token 200'])
  expect(await status()).toBe(200)
})

test('who is disabled at the provider is out with the next check', async () => {
  const { status, pass, audit } = await enter()
  await provider.member('ana', { groups: ['ops'], disabled: true })
  expect(await status()).toBe(200)
  await pass(11 * minuteMs, 1)
  await expect.poll(status).toBe(401)
  expect((await audit()).at(-1)).toEqual({
    actor: 'Example login',
    action: 'session-ended',
    target: 'ana',
    detail: 'Example login no longer stands by it',
  })
})

test('another group is another role, without a new sign-in', async () => {
  const { role, pass, audit } = await enter()
  await provider.member('ana', { groups: ['noc'] })
  await pass(11 * minuteMs, 1)
  await expect.poll(role).toBe('viewer')
  await expect
    .poll(async () => (await audit()).at(-1))
    .toMatchObject({
      action: 'role-changed',
      target: 'ana',
      detail: 'operator to viewer by its groups',
    })
})

test('who has lost every group with a role is out, and the refresh token is given back', async () => {
  const { status, pass, asked } = await enter()
  await provider.member('ana', { groups: ['visitors'] })
  await pass(11 * minuteMs, 2)
  await expect.poll(status).toBe(401)
  expect(asked).toEqual(['/token 200', '/token/revocation 200'])
})

test('a provider that is silent is asked every minute; its word runs out after an hour more', async () => {
  let silent = false
  const { advance, pass, status, asked } = await enter({
    fetch: (request) =>
      silent ? Promise.resolve(new Response('', { status: 503 })) : fetch(request),
  })
  silent = true
  for (let minute = 0; minute < 69; minute += 1) await pass(minuteMs, 0)
  expect(await status()).toBe(200)
  expect(asked.length).toBeGreaterThan(20)
  await advance(minuteMs)
  expect(await status()).toBe(401)
})

test('one that answers again in time has cost nobody a session', async () => {
  let silent = false
  const { advance, status, pass, asked } = await enter({
    fetch: (request) => (silent ? Promise.reject(new Error('down')) : fetch(request)),
  })
  silent = true
  await advance(40 * minuteMs)
  silent = false
  await pass(2 * minuteMs, 1)
  expect(asked).toEqual(['/token 200'])
  await advance(50 * minuteMs)
  expect(await status()).toBe(200)
})

test('a client secret that is not right any more is no reason to send people out at once', async () => {
  let wrong = false
  const { pass, status, asked } = await enter({
    fetch: (request) => {
      if (wrong) request.headers.set('authorization', `Basic ${btoa('sightline:wrong')}`)
      return fetch(request)
    },
  })
  wrong = true
  await pass(11 * minuteMs, 1)
  expect(asked[0]).toBe('/token 401')
  expect(await status()).toBe(200)
})

test('signing out gives the refresh token back and leads to the sign-out of the provider', async () => {
  const { ask, headers, asked } = await enter()
  const reply = await ask({ method: 'DELETE', url: '/api/session', headers })
  const { leaveAt = '', ...rest } = reply.json<{ leaveAt?: string }>()
  expect(rest).toEqual({ signedIn: false, demo: false, provider: 'Example login' })
  const url = new URL(leaveAt)
  expect(url.origin).toBe(provider.issuer)
  expect([...url.searchParams.keys()].toSorted()).toEqual(['client_id', 'post_logout_redirect_uri'])
  await expect.poll(() => asked).toEqual(['/token/revocation 200'])
})

test('with a provider that is down one still signs out here', async () => {
  let down = false
  const { ask, headers, status } = await enter({
    fetch: (request) => (down ? Promise.reject(new Error('down')) : fetch(request)),
  })
  down = true
  expect((await ask({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(200)
  expect(await status()).toBe(401)
})

test('of two consoles on one store that find it due at once, one asks', async () => {
  const { store, asked, recheck } = await enter()
  const other: string[] = []
  const second = await openSignOn(provider, {
    store,
    fetch: (request) => {
      other.push(new URL(request.url).pathname)
      return fetch(request)
    },
  })
  await store.updateTable('session').set({ check_at: '2026-01-01T00:00:00.000Z' }).execute()
  await Promise.all([recheck(), second.recheck()])
  const tokens = [...asked, ...other].filter((path) => path.startsWith('/token'))
  expect(tokens).toHaveLength(1)
})

test('a store that another provider filled lets nobody in', async () => {
  const { store, headers } = await enter()
  const other = await openSignOn({ ...provider, issuer: 'https://other.example' }, { store })
  expect((await other.ask({ url: '/api/sources', headers })).statusCode).toBe(401)
})

test('groups that only the userinfo endpoint tells count; without refresh token an hour is all', async () => {
  const { signIn, ask, advance } = await openSignOn(sparse)
  const { headers, session } = await signIn('ana')
  expect(session).toMatchObject({ name: 'ana', role: 'operator' })
  const status = async () => (await ask({ url: '/api/sources', headers })).statusCode
  await advance(59 * minuteMs)
  expect(await status()).toBe(200)
  await advance(minuteMs)
  expect(await status()).toBe(401)
})

test('a provider that is down is a sentence; it is asked anew by the next who tries', async () => {
  const { begin, signIn, advance } = await openSignOn(provider)
  await signIn('ana')
  await provider.stop()
  await advance(minuteMs)
  const { reply } = await begin()
  expect(reply.statusCode).toBe(502)
  expect(reply.json()).toMatchObject({
    kind: 'unreachable',
    title: 'Example login cannot be reached',
    detail: 'Nothing listens at its address. Local accounts can sign in meanwhile.',
  })
  await provider.restart()
  expect((await signIn('ana')).session).toMatchObject({ signedIn: true })
}, 30_000)
