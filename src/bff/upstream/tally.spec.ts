import { expect, test } from 'vitest'
import type { Problem } from '../../contract/problem'
import { latencyBoundsMs } from '../../contract/source-detail'
import type { Exchange } from './tally'
import { createTally } from './tally'

const tallyAt = () => {
  const clock = { at: 1_000 }
  const tally = createTally(() => new Date(clock.at))
  const observe = (exchange: Partial<Exchange> = {}) =>
    tally.observe({ ms: 40, attempt: 1, problem: null, requestId: null, ...exchange })
  return { clock, tally, observe }
}
const failed = (kind: Problem['kind']): Problem => ({ kind, title: kind, detail: kind })

test('before anything was asked, nothing is known', () => {
  expect(tallyAt().tally.read()).toEqual({
    requests: 0,
    errors: {},
    latency: [...latencyBoundsMs, 'longer'].map(() => 0),
    answeredAt: null,
    lastError: null,
  })
})

test('requests are counted, errors by their kind', () => {
  const { tally, observe } = tallyAt()
  observe()
  for (const kind of ['timeout', 'tls', 'timeout'] as const) observe({ problem: failed(kind) })
  expect(tally.read()).toMatchObject({ requests: 4, errors: { timeout: 2, tls: 1 } })
})

test.each([
  [0, 0],
  [25, 0],
  [26, 1],
  [30_000, latencyBoundsMs.length - 1],
  [30_001, latencyBoundsMs.length],
])('%i ms stand in slot %i', (ms, slot) => {
  const { tally, observe } = tallyAt()
  observe({ ms })
  expect(tally.read().latency.findIndex((count) => count === 1)).toBe(slot)
})

test('the last error stays after the service has answered again, each with its time', () => {
  const { clock, tally, observe } = tallyAt()
  observe({ problem: failed('timeout') })
  clock.at = 2_000
  observe({ problem: failed('tls') })
  clock.at = 3_000
  observe()
  expect(tally.read()).toMatchObject({
    answeredAt: 3_000,
    lastError: { at: 2_000, problem: { kind: 'tls' } },
  })
})

test('what was read does not change under the reader, and listeners hear of everything', () => {
  const { tally, observe } = tallyAt()
  const heard: Exchange[] = []
  tally.listen((exchange) => heard.push(exchange))
  const before = tally.read()
  observe({ ms: 7, attempt: 2 })
  expect(before.latency.every((count) => count === 0)).toBe(true)
  expect(heard).toEqual([{ ms: 7, attempt: 2, problem: null, requestId: null }])
})
