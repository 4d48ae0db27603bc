import { expect, test } from 'vitest'
import type { Problem } from '../../contract/problem'
import { aService } from '../testing/a-source'
import { createBreaker } from '../upstream/breaker'
import type { ShownCertificate } from '../upstream/certificates'
import { createTally } from '../upstream/tally'
import { describeCertificates, describeService, upkeepOf } from './describe'
import { openFederation } from './omnistack/testing/open-federation'

const start = Date.parse('2026-11-20T10:00:00.000Z')
const problem: Problem = { kind: 'timeout', title: 'late', detail: 'No answer.', supportId: 'd1' }
const aCertificate = (certificate: Partial<ShownCertificate> = {}): ShownCertificate => ({
  subject: 'ILO1',
  issuer: 'ILO1',
  selfSigned: true,
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-01-01T00:00:00.000Z',
  fingerprint: 'AB'.repeat(32),
  namesAddress: true,
  trustedBy: 'fingerprint',
  shownAt: '2026-11-20T10:00:00.000Z',
  ...certificate,
})
const showing = (certificate: ShownCertificate | null) => ({ certificate: () => certificate })
const holding = (untilMs: number | null) => ({
  auth: { standing: () => ({ held: { since: start, until: untilMs }, refusal: null }) },
})

const failingAt = (at: number, failures = 1) => {
  const now = () => new Date(at)
  const [tally, breaker] = [createTally(now), createBreaker(now)]
  for (let times = 0; times < failures; times += 1) {
    tally.observe({ ms: 3, attempt: 1, problem, requestId: null })
    breaker.record(problem)
  }
  return { tally, breakers: [breaker] }
}

test('a service that was never asked is known by its name alone', () => {
  expect(describeService(aService())).toMatchObject({
    id: 'compute-ops',
    name: 'Compute Ops Management',
    requests: 0,
    answeredAt: null,
    lastError: null,
    breaker: null,
    token: null,
    refusal: null,
  })
})

test('a service that fails says how often, why, with which id, and until when it is spared', () => {
  expect(describeService(aService(failingAt(start, 5)))).toMatchObject({
    requests: 5,
    errors: { timeout: 5 },
    lastError: { at: '2026-11-20T10:00:00.000Z', problem: { supportId: 'd1' } },
    breaker: { until: '2026-11-20T10:00:05.000Z', problem: { kind: 'timeout' } },
  })
})

test('of two breakers the one that holds for longer is told', () => {
  const [early, late] = [failingAt(start, 5), failingAt(start + 60_000, 5)]
  const breakers = [...early.breakers, ...late.breakers]
  expect(describeService(aService({ breakers })).breaker?.until).toBe('2026-11-20T10:01:05.000Z')
})

test('a token is told by its times, a session that lasts until it is refused by its beginning', () => {
  expect(describeService(aService(holding(start + 60_000))).token).toEqual({
    since: '2026-11-20T10:00:00.000Z',
    until: '2026-11-20T10:01:00.000Z',
  })
  expect(describeService(aService(holding(null))).token?.until).toBeNull()
})

test('one certificate serves all that is reached at its address', () => {
  const shared = aCertificate()
  const services = [
    aService({ name: 'Sign-in', ...showing(aCertificate({ subject: 'SSO' })) }),
    aService({ name: 'Compute', ...showing(shared) }),
    aService({ name: 'Data', ...showing(shared) }),
    aService({ name: 'Silent' }),
  ]
  expect(describeCertificates({ services }).map((one) => [one.subject, one.services])).toEqual([
    ['SSO', ['Sign-in']],
    ['ILO1', ['Compute', 'Data']],
  ])
})

test('of tokens, certificates and errors the one that needs a person first stands for the source', () => {
  const services = [
    aService({ name: 'a', ...holding(start + 90_000), ...showing(aCertificate()) }),
    aService({ name: 'b', ...holding(start + 60_000), ...failingAt(start, 5) }),
    aService({
      name: 'c',
      ...failingAt(start + 1_000),
      ...showing(aCertificate({ validTo: '2026-12-01T00:00:00.000Z' })),
    }),
    aService({
      name: 'd',
      ...showing(aCertificate({ validTo: '2026-11-21T00:00:00.000Z', trustedBy: null })),
    }),
  ]
  const left = { limit: 100, remaining: 40, resetsAt: '2026-11-20T10:00:48.000Z' }
  expect(upkeepOf({ services, budget: { left: () => left } })).toEqual({
    budget: left,
    services: 4,
    spared: 1,
    tokenUntil: '2026-11-20T10:01:00.000Z',
    certificates: 3,
    certificatesUntil: '2026-12-01T00:00:00.000Z',
    untrusted: 1,
    lastError: { service: 'c', at: '2026-11-20T10:00:01.000Z', problem },
  })
})

test('of a source that nobody has asked yet, nothing is made up', () => {
  expect(upkeepOf({ services: [], budget: null })).toMatchObject({
    budget: null,
    tokenUntil: null,
    certificatesUntil: null,
    lastError: null,
  })
})

test('a federation’s controllers are told apart, without their addresses or tokens', async () => {
  const { source, collect } = openFederation()
  await collect('hosts')
  const told = source.services.map(describeService)
  expect(told.map(({ name, requests }) => [name, requests])).toEqual([
    ['Controller 1', 2],
    ['Controller 2', 0],
  ])
  expect(told[0]?.token?.until).toMatch(/^2026-11-2/)
  expect(JSON.stringify(told)).not.toMatch(/canary|controller-1\.test|sightline@/)
})
