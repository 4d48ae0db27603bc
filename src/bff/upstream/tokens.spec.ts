import { expect, test } from 'vitest'
import type { Problem, Result } from '../../contract/problem'
import { driveSurroundings } from '../testing/driven-surroundings'
import { createUpstream } from './http'
import type { Insistence, Ticket } from './tokens'
import { createAuth, oauthSignIn, readOauthProblem } from './tokens'

const refused: Problem = { kind: 'bad-credentials', title: 'refused', detail: 'Wrong secret.' }
const silent: Problem = { kind: 'timeout', title: 'silent', detail: 'No answer.' }

/** An auth whose sign-in answers from a list, the last one for good. */
const authOf = (answers: (Problem | { seconds: number | null })[]) => {
  const driven = driveSurroundings(() => Promise.reject(new Error('No request is expected.')))
  const { now, wait } = driven.surroundings
  const ended: string[] = []
  let signIns = 0
  const signIn = async (): Promise<Result<Ticket>> => {
    await wait(10)
    const answer = answers[Math.min(signIns, answers.length - 1)]
    signIns += 1
    const token = `token-${signIns}`
    if (!answer || 'kind' in answer) return { ok: false, problem: answer ?? silent }
    return {
      ok: true,
      value: {
        headers: { authorization: `Bearer ${token}` },
        expiresAt: answer.seconds === null ? null : now().getTime() + answer.seconds * 1000,
        end: async () => void ended.push(token),
      },
    }
  }
  const auth = createAuth({ signIn, now })
  const token = async (wanted?: Insistence) => {
    const asked = auth.headers(wanted)
    await driven.advance(10)
    const headers = await asked
    return headers.ok ? headers.value['authorization']?.slice(7) : headers.problem.kind
  }
  return { ...driven, auth, token, ended, signIns: () => signIns }
}

test('however many ask at once, one sign-in serves them all', async () => {
  const { auth, advance, signIns } = authOf([{ seconds: 900 }])
  const asked = Array.from({ length: 20 }, () => auth.headers())
  await advance(10)
  const all = await Promise.all(asked)
  expect(new Set(all.map((one) => one.ok && one.value))).toHaveLength(1)
  expect(signIns()).toBe(1)
})

test('a token is renewed a minute before it expires, not sooner', async () => {
  const { token, advance } = authOf([{ seconds: 900 }])
  expect(await token()).toBe('token-1')
  await advance(838_000)
  expect(await token()).toBe('token-1')
  await advance(2_000)
  expect(await token()).toBe('token-2')
})

test('while a renewal fails for a passing reason, the old token goes on until its end', async () => {
  const { token, advance } = authOf([{ seconds: 900 }, silent])
  expect(await token()).toBe('token-1')
  await advance(850_000)
  expect(await token()).toBe('token-1')
  await advance(50_000)
  expect(await token()).toBe('timeout')
})

test('wrong credentials are not tried again for five minutes, lest the account be locked', async () => {
  const { auth, token, advance, signIns } = authOf([refused, { seconds: 900 }])
  expect(await token()).toBe('bad-credentials')
  for (let tries = 0; tries < 10; tries += 1) expect(await token()).toBe('bad-credentials')
  expect(signIns()).toBe(1)
  expect(await auth.headers()).toMatchObject({ problem: { retryAfterMs: expect.any(Number) } })
  await advance(300_000)
  expect(await token()).toBe('token-2')
})

test('who insists gets a refusal tried again, though not more often than every half minute', async () => {
  const { token, advance, signIns } = authOf([refused, refused, { seconds: 900 }])
  expect(await token()).toBe('bad-credentials')
  for (let presses = 0; presses < 5; presses += 1) await token('insist')
  expect(signIns()).toBe(1)
  await advance(31_000)
  expect(await token('insist')).toBe('bad-credentials')
  expect(await token('insist')).toBe('bad-credentials')
  expect(signIns()).toBe(2)
  await advance(31_000)
  expect(await token()).toBe('bad-credentials')
  expect(await token('insist')).toBe('token-3')
})

test('a sign-in anew tells the truth, and takes nothing from those who hold a token', async () => {
  const { token, advance, signIns } = authOf([{ seconds: 900 }, refused])
  expect(await token('anew')).toBe('token-1')
  expect(await token('anew')).toBe('token-1')
  expect(signIns()).toBe(1)
  await advance(31_000)
  expect(await token('insist')).toBe('token-1')
  expect(await token('anew')).toBe('bad-credentials')
  expect(await token()).toBe('token-1')
})

test('how a sign-in stands is told without the token', async () => {
  const { auth, token, advance, surroundings } = authOf([{ seconds: 900 }, refused])
  const start = surroundings.now().getTime()
  expect(auth.standing()).toEqual({ held: null, refusal: null })
  await token()
  const held = { since: start + 10, until: start + 10 + 900_000 }
  expect(auth.standing()).toEqual({ held, refusal: null })
  expect(JSON.stringify(auth.standing())).not.toContain('token-1')
  await advance(900_000)
  await token()
  expect(auth.standing()).toMatchObject({
    held: null,
    refusal: { problem: { kind: 'bad-credentials' } },
  })
})

test('a sign-in that failed for a passing reason is tried again at once', async () => {
  const { token } = authOf([silent, { seconds: 900 }])
  expect(await token()).toBe('timeout')
  expect(await token()).toBe('token-2')
})

test('ten refusals of the same token make one renewal', async () => {
  const { auth, token, signIns } = authOf([{ seconds: null }])
  await token()
  const headers = await auth.headers()
  if (!headers.ok) throw new Error('no token')
  for (let refusals = 0; refusals < 10; refusals += 1) {
    auth.renew(headers.value)
    expect(await token()).toBe('token-2')
  }
  expect(signIns()).toBe(2)
})

test('closing ends the session at the source, once', async () => {
  const { auth, token, ended } = authOf([{ seconds: 900 }])
  await auth.close()
  await token()
  await auth.close()
  await auth.close()
  expect(ended).toEqual(['token-1'])
})

test('closing during a sign-in waits for it, and ends what it gave', async () => {
  const { auth, advance, ended } = authOf([{ seconds: 900 }])
  const asked = auth.headers()
  const closed = auth.close()
  await advance(10)
  await Promise.all([asked, closed])
  expect(ended).toEqual(['token-1'])
})

/** A client-credentials sign-in against a token endpoint that gives this answer. */
const grantFrom = async (answer: Response) => {
  const requests: Request[] = []
  const { surroundings } = driveSurroundings(async (request) => {
    requests.push(request.clone())
    return answer
  })
  const upstream = createUpstream({
    source: 'COM us-west',
    baseUrl: 'https://global.example.test',
    surroundings,
    readProblem: readOauthProblem,
  })
  const ticket = await oauthSignIn({
    upstream,
    path: '/token',
    form: { grant_type: 'client_credentials', client_id: 'id', client_secret: 'canary+&' },
    now: surroundings.now,
  })
  return { ticket, request: requests[0] }
}

test('credentials go into the body of a form post, never into the URL', async () => {
  const { ticket, request } = await grantFrom(
    Response.json({ access_token: 'abc', token_type: 'Bearer', expires_in: 7199 }),
  )
  expect(request?.url).toBe('https://global.example.test/token')
  expect(request?.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
  expect(new URLSearchParams(await request?.text()).get('client_secret')).toBe('canary+&')
  expect(ticket).toMatchObject({
    ok: true,
    value: {
      headers: { authorization: 'Bearer abc' },
      expiresAt: Date.parse('2026-11-20T10:00:00Z') + 7_199_000,
    },
  })
})

test.each([
  [
    'invalid_client',
    Response.json({ error: 'invalid_client' }, { status: 401 }),
    'bad-credentials',
  ],
  ['invalid_grant', Response.json({ error: 'invalid_grant' }, { status: 400 }), 'bad-credentials'],
  ['invalid_request', Response.json({ error: 'invalid_request' }, { status: 400 }), 'refused'],
  ['too many', Response.json({}, { status: 429 }), 'rate-limited'],
  ['a failure', new Response('<html>', { status: 502 }), 'upstream-error'],
  ['no token', Response.json({ hello: 'there' }), 'bad-answer'],
])('a token endpoint that says %s', async (_what, answer, kind) => {
  expect((await grantFrom(answer)).ticket).toMatchObject({ ok: false, problem: { kind } })
})

test.each([
  ['missing', {}, 900],
  ['a text', { expires_in: '120' }, 120],
  ['nonsense', { expires_in: 'soon' }, 900],
  ['null', { expires_in: null }, 900],
  ['over before it began', { expires_in: 0 }, 120],
  ['negative', { expires_in: -1 }, 120],
  ['longer than anybody means', { expires_in: 1e300 }, 86_400],
])('a lifetime that is %s', async (_what, more, seconds) => {
  const { ticket } = await grantFrom(Response.json({ access_token: 'abc', ...more }))
  const start = Date.parse('2026-11-20T10:00:00Z')
  expect(ticket).toMatchObject({ ok: true, value: { expiresAt: start + seconds * 1000 } })
})
