import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAt } from '../../../../mocks/identity/browse'
import type { IdentityProvider } from '../../../../mocks/identity/start'
import { startProvider } from '../../../../mocks/identity/start'
import { ownOrigin } from '../../testing/console'
import { openSignOn } from '../../testing/sign-on'
import { putAccount } from '../accounts'

let provider: IdentityProvider
beforeAll(async () => {
  provider = await startProvider({ publicUrl: ownOrigin })
  await provider.member('ana', { groups: ['noc', 'ops'] })
  await provider.member('lea', { groups: ['leads'] })
  await provider.member('guest', { groups: ['visitors'] })
}, 60_000)
afterAll(() => provider.stop())

const open = (options?: Parameters<typeof openSignOn>[1]) => openSignOn(provider, options)

test('who signs in at the provider comes back to the page, with the highest role of the groups', async () => {
  const { signIn, ask } = await open()
  const { session, location, headers } = await signIn('ana', '/tasks?state=running')
  expect(location).toBe('/tasks?state=running')
  expect(session).toMatchObject({ signedIn: true, name: 'ana', role: 'operator' })
  expect((await ask({ url: '/api/sources', headers })).statusCode).toBe(200)
})

test('the door is named to who is signed out, and is not there without configuration', async () => {
  const { ask } = await open()
  expect((await ask('/api/session')).json()).toMatchObject({ provider: 'Example login' })
  const without = await open({ config: { oidc: null } })
  expect((await without.ask('/api/session')).json()).not.toHaveProperty('provider')
  expect((await without.begin()).reply.statusCode).toBe(404)
})

test('the way there carries state, nonce and challenge, each new, and no secret', async () => {
  const { begin } = await open()
  const [one, other] = [new URL((await begin()).url), new URL((await begin()).url)]
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(one.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
    expect(one.searchParams.get(name)).not.toBe(other.searchParams.get(name))
  }
  expect(one.searchParams.get('code_challenge_method')).toBe('S256')
  expect(one.searchParams.get('redirect_uri')).toBe(`${ownOrigin}/api/session/provider/callback`)
  expect(one.href).not.toContain(encodeURIComponent(provider.clientSecret))
})

test('the cookie of a sign-in comes back from another site, that of the session never does', async () => {
  const { begin, comeBack } = await open()
  const { reply, url, cookie } = await begin()
  expect(reply.headers['set-cookie']).toMatch(
    /^sightline-sign-in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  const back = await comeBack(await signInAt(url, 'ana'), cookie)
  const [session, spent] = [back.reply.headers['set-cookie']].flat()
  expect(session).toMatch(/^sightline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(spent).toMatch(/^sightline-sign-in=; /)
  expect(back.reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  })
})

test('no token of the provider is in anything that a browser gets, in the log, or in the store', async () => {
  const tokens: string[] = []
  const { begin, comeBack, ask, lines, store } = await open({
    fetch: async (request) => {
      const reply = await fetch(request)
      if (request.url.endsWith('/token')) {
        const said = (await reply.clone().json()) as Record<string, string>
        for (const kind of ['access_token', 'id_token', 'refresh_token'])
          tokens.push(said[kind] ?? '')
      }
      return reply
    },
  })
  const { reply, url, cookie } = await begin()
  const back = await comeBack(await signInAt(url, 'ana'), cookie)
  const who = await ask({ url: '/api/session', headers: { cookie: back.set[0] ?? '' } })
  const seen = [reply, back.reply, who].map(({ headers, body }) => JSON.stringify(headers) + body)
  const stored = await store.selectFrom('session').selectAll().execute()
  expect(tokens).toHaveLength(3)
  expect(stored[0]?.refresh).not.toBe('')
  for (const token of [...tokens, provider.clientSecret]) {
    expect(token.length).toBeGreaterThan(20)
    expect([...seen, ...lines, JSON.stringify(stored)].join()).not.toContain(token)
  }
})

test('whoever has no group with a role is refused in words, and gets no session', async () => {
  const { begin, comeBack, ask, store } = await open()
  const { url, cookie } = await begin('/backups')
  const back = await comeBack(await signInAt(url, 'guest'), cookie)
  expect(back.location).toBe('/backups')
  expect(back.set).toEqual(['sightline-sign-in=no-role'])
  const who = await ask({ url: '/api/session', headers: { cookie: back.set[0] ?? '' } })
  expect(who.json()).toMatchObject({
    signedIn: false,
    problem: { title: 'Example login knows you, but you have no role here' },
  })
  expect(await store.selectFrom('session').selectAll().execute()).toEqual([])
  const audit = await store.selectFrom('audit').selectAll().execute()
  expect(audit).toMatchObject([{ actor: 'guest', action: 'sign-in-refused' }])
})

test('whoever gives up at the provider is told so', async () => {
  const { begin, comeBack, ask } = await open()
  const { url, cookie } = await begin()
  const back = await comeBack(await signInAt(url, 'nobody'), cookie)
  const who = await ask({ url: '/api/session', headers: { cookie: back.set[0] ?? '' } })
  expect(who.json()).toMatchObject({ problem: { title: 'Example login did not let you in' } })
})

test('what a cookie could say of a failure is one of our own sentences or nothing', async () => {
  const { ask } = await open()
  const headers = { cookie: 'sightline-sign-in=<b>call%20555-0100</b>' }
  expect((await ask({ url: '/api/session', headers })).json()).not.toHaveProperty('problem')
})

test('nobody is sent back to another site', async () => {
  const { begin, comeBack } = await open()
  const { url, cookie } = await begin('//evil.example/servers')
  expect((await comeBack(await signInAt(url, 'ana'), cookie)).location).toBe('/')
})

/** A return that leads to nothing: no session, and the same words whatever was wrong with it. */
const expectRefused = async (
  { ask }: Awaited<ReturnType<typeof open>>,
  back: Awaited<ReturnType<Awaited<ReturnType<typeof open>>['comeBack']>>,
  failure: string,
) => {
  expect(back.set).toEqual([`sightline-sign-in=${failure}`])
  expect(back.reply.statusCode).toBe(303)
  expect(
    (await ask({ url: '/api/sources', headers: { cookie: back.set.join() } })).statusCode,
  ).toBe(401)
}

test('a return is good once', async () => {
  const console = await open()
  const { url, cookie } = await console.begin()
  const back = await signInAt(url, 'ana')
  expect((await console.comeBack(back, cookie)).set[0]).toMatch(/^sightline=/)
  await expectRefused(console, await console.comeBack(back, cookie), 'expired')
})

test('of two returns at once one comes in', async () => {
  const { begin, comeBack } = await open()
  const { url, cookie } = await begin()
  const back = await signInAt(url, 'ana')
  const ends = await Promise.all([comeBack(back, cookie), comeBack(back, cookie)])
  expect(ends.filter(({ set }) => set[0]?.startsWith('sightline='))).toHaveLength(1)
})

test('a code that another sign-in has spent is refused by the provider', async () => {
  const console = await open()
  const first = await console.begin()
  const spent = await signInAt(first.url, 'ana')
  await console.comeBack(spent, first.cookie)
  const second = await console.begin()
  const forged = new URL(spent)
  forged.searchParams.set('state', new URL(second.url).searchParams.get('state') ?? '')
  await expectRefused(console, await console.comeBack(forged, second.cookie), 'refused')
})

test('a code that was given out for another verifier is refused', async () => {
  const console = await open()
  const [one, other] = [await console.begin(), await console.begin()]
  const stolen = await signInAt(one.url, 'ana')
  stolen.searchParams.set('state', new URL(other.url).searchParams.get('state') ?? '')
  await expectRefused(console, await console.comeBack(stolen, other.cookie), 'refused')
})

test('nobody is signed in by a link: without the cookie a return is worth nothing', async () => {
  const console = await open()
  const back = await signInAt((await console.begin()).url, 'ana')
  await expectRefused(console, await console.comeBack(back, ''), 'expired')
})

test('a return with the state of another browser is refused, and spoils nothing', async () => {
  const console = await open()
  const [victim, attacker] = [await console.begin(), await console.begin()]
  const planted = await signInAt(attacker.url, 'lea')
  await expectRefused(console, await console.comeBack(planted, victim.cookie), 'expired')
  const own = await console.comeBack(await signInAt(victim.url, 'ana'), victim.cookie)
  expect(own.set[0]).toMatch(/^sightline=/)
})

test('a return after more than ten minutes is refused', async () => {
  const console = await open()
  const { url, cookie } = await console.begin()
  const back = await signInAt(url, 'ana')
  await console.advance(10 * 60_000)
  await expectRefused(console, await console.comeBack(back, cookie), 'expired')
})

test('an ID token with another nonce than ours is refused', async () => {
  const console = await open()
  const { url, cookie } = await console.begin()
  const other = new URL(url)
  other.searchParams.set('nonce', 'of-somebody-else')
  await expectRefused(
    console,
    await console.comeBack(await signInAt(other.href, 'ana'), cookie),
    'bad-answer',
  )
})

test('a return that says it comes from another issuer is refused', async () => {
  const console = await open()
  const { url, cookie } = await console.begin()
  const back = await signInAt(url, 'ana')
  back.searchParams.set('iss', 'https://evil.example')
  await expectRefused(console, await console.comeBack(back, cookie), 'bad-answer')
})

test('a provider that calls itself otherwise than configured is not used', async () => {
  const { begin } = await open({
    oidc: { issuer: provider.issuer.replace('localhost', '127.0.0.1') },
  })
  const { reply } = await begin()
  expect(reply.statusCode).toBe(502)
  expect(reply.json()).toMatchObject({ kind: 'bad-answer' })
})

test('an ID token that the provider did not sign is refused', async () => {
  const console = await open({
    fetch: async (request) => {
      const reply = await fetch(request)
      if (!request.url.endsWith('/token')) return reply
      const said = (await reply.json()) as { id_token: string }
      const [head, , signature] = said.id_token.split('.')
      const claims = Buffer.from(said.id_token.split('.')[1] ?? '', 'base64url').toString()
      const forged = Buffer.from(claims.replace('"ops"', '"leads"')).toString('base64url')
      return Response.json({ ...said, id_token: `${head}.${forged}.${signature}` })
    },
  })
  const { url, cookie } = await console.begin()
  await expectRefused(
    console,
    await console.comeBack(await signInAt(url, 'ana'), cookie),
    'bad-answer',
  )
})

test('a wrong client secret is our fault, and said to be', async () => {
  const console = await open({ oidc: { clientSecret: () => 'another secret than the right one' } })
  const { url, cookie } = await console.begin()
  const back = await console.comeBack(await signInAt(url, 'ana'), cookie)
  await expectRefused(console, back, 'bad-credentials')
  const who = await console.ask({ url: '/api/session', headers: { cookie: back.set.join() } })
  expect(who.json()).toMatchObject({ problem: { title: 'Example login refused our credentials' } })
})

test('a session that somebody planted is not the one that is entered, and one that was there ends', async () => {
  const { signIn, begin, comeBack, ask } = await open()
  const former = await signIn('lea')
  const { url, cookie } = await begin('/servers', former.headers)
  const back = await comeBack(await signInAt(url, 'ana'), `${cookie}; sightline=planted`)
  const [session = ''] = back.set
  expect(session).not.toContain('planted')
  expect(session).not.toBe(former.headers.cookie)
  const read = async (headers: Record<string, string>) =>
    (await ask({ url: '/api/sources', headers })).statusCode
  expect(await read(former.headers)).toBe(401)
  expect(await read({ cookie: session })).toBe(200)
})

test('a sign-in begins on our own page only', async () => {
  const { begin } = await open()
  const { reply, cookie } = await begin('/servers', { origin: 'https://evil.example' })
  expect(reply.statusCode).toBe(403)
  expect(cookie).toBe('undefined')
})

test('nobody passes for a local account of the same name', async () => {
  const console = await open()
  const now = console.surroundings.now()
  await putAccount(console.store, { name: 'ana', role: 'viewer', password: 'correct horse', now })
  const { session, headers } = await console.signIn('ana')
  expect(session).toMatchObject({ name: 'ana (Example login)', role: 'operator' })
  await putAccount(console.store, { name: 'ana', role: 'viewer', password: 'another horse', now })
  expect((await console.ask({ url: '/api/sources', headers })).statusCode).toBe(200)
}, 60_000)

test('behind https both cookies are bound to the host', async () => {
  const origin = 'https://sightline.example'
  const { begin } = await open({ config: { publicUrl: origin } })
  const { reply } = await begin('/', { origin })
  expect(reply.headers['set-cookie']).toMatch(/^__Host-sightline-sign-in=.*; Secure; SameSite=Lax$/)
})

test('sign-ins at the provider cannot be begun without end', async () => {
  const { begin } = await open()
  const statuses: number[] = []
  for (let tries = 0; tries < 31; tries += 1) statuses.push((await begin()).reply.statusCode)
  expect(statuses).toEqual([...Array<number>(30).fill(200), 429])
})
