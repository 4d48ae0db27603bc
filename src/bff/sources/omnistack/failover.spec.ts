import { expect, test } from 'vitest'
import type { ProblemKind, Result } from '../../../contract/problem'
import type { Upstream, UpstreamReply, UpstreamRequest } from '../../upstream/upstream'
import { createFailover } from './failover'

const good: Result<UpstreamReply> = {
  ok: true,
  value: { status: 200, headers: new Headers(), body: null },
}

/** A controller that is well, or fails in one way; `asked` lists what reached it. */
const aController = (fault: ProblemKind | null = null, status?: number) => {
  const state = { fault, closed: false, asked: [] as UpstreamRequest[] }
  const upstream: Upstream = {
    source: 'Paris',
    request: async (request) => {
      state.asked.push(request)
      return state.fault === null
        ? good
        : {
            ok: false,
            problem: {
              kind: state.fault,
              title: 'No',
              detail: 'No.',
              ...(status ? { status } : {}),
            },
          }
    },
    close: async () => {
      state.closed = true
    },
  }
  return Object.assign(state, { upstream })
}

const get: UpstreamRequest = { path: '/api/hosts' }

test.each<ProblemKind>(['unreachable', 'timeout', 'tls'])(
  'where a controller is %s, the next one is asked, and stays the first',
  async (fault) => {
    const [down, well] = [aController(fault), aController()]
    const upstream = createFailover([down.upstream, well.upstream])
    expect(await upstream.request(get)).toBe(good)
    await upstream.request(get)
    expect([down.asked.length, well.asked.length]).toEqual([1, 2])
  },
)

test.each([502, 503, 504])(
  'a %s is of the gateway in front of one controller: the next one is asked',
  async (status) => {
    const [down, well] = [aController('upstream-error', status), aController()]
    const upstream = createFailover([down.upstream, well.upstream])
    expect(await upstream.request(get)).toBe(good)
    const post = { method: 'POST' as const, path: '/api/policies' }
    await createFailover([down.upstream, well.upstream]).request(post)
    expect(well.asked).toEqual([get])
  },
)

test('when the second goes down as well, the first is asked again', async () => {
  const [first, second] = [aController('unreachable'), aController()]
  const upstream = createFailover([first.upstream, second.upstream])
  await upstream.request(get)
  first.fault = null
  second.fault = 'timeout'
  expect(await upstream.request(get)).toBe(good)
})

test.each<[ProblemKind, number]>([
  ['bad-credentials', 401],
  ['upstream-error', 500],
  ['not-found', 404],
  ['rate-limited', 429],
  ['bad-answer', 200],
])('an answer of %s (%i) is the answer of the federation', async (fault, status) => {
  const [first, second] = [aController(fault, status), aController()]
  const reply = await createFailover([first.upstream, second.upstream]).request(get)
  expect(reply).toMatchObject({ ok: false, problem: { kind: fault } })
  expect(second.asked).toEqual([])
})

test('what changes something is never sent twice', async () => {
  const [first, second] = [aController('timeout'), aController()]
  const upstream = createFailover([first.upstream, second.upstream])
  const reply = await upstream.request({ method: 'POST', path: '/api/policies/suspend' })
  expect(reply).toMatchObject({ ok: false, problem: { kind: 'timeout' } })
  expect(second.asked).toEqual([])
})

test('a request that was given up is not taken elsewhere', async () => {
  const [first, second] = [aController('unreachable'), aController()]
  const upstream = createFailover([first.upstream, second.upstream])
  await upstream.request({ ...get, signal: AbortSignal.abort() })
  expect(second.asked).toEqual([])
})

test('closing closes all controllers', async () => {
  const controllers = [aController(), aController()] as const
  await createFailover([controllers[0].upstream, controllers[1].upstream]).close()
  expect(controllers.map(({ closed }) => closed)).toEqual([true, true])
})
