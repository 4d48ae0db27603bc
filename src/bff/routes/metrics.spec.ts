import { expect, test } from 'vitest'
import { openIlos } from '../sources/ilo/testing/open-ilos'
import { openFederation } from '../sources/omnistack/testing/open-federation'
import { aService, aSource } from '../testing/a-source'
import { openConsole } from '../testing/console'
import { createBreaker } from '../upstream/breaker'
import type { ShownCertificate } from '../upstream/certificates'

const token = 'canary-metrics-token'
const config = { metrics: { token: () => token } }
const problem = { kind: 'timeout', title: 'late', detail: 'No answer.' } as const

/** The samples of a scrape by name and labels. */
const scrape = async (console: Awaited<ReturnType<typeof openConsole>>) => {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await console.ask({ url: '/metrics', headers })
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  const samples = new Map(
    reply.body
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
  const value = (name: string) => samples.get(name)
  return { text: reply.body, value }
}

test('there are no metrics where the configuration names no token', async () => {
  const { ask } = await openConsole()
  const reply = await ask({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })
  expect(reply.statusCode).toBe(404)
})

test.each([
  ['nothing', undefined],
  ['another token', 'Bearer canary-metrics-tokem'],
  ['a longer one', `Bearer ${token}x`],
  ['another scheme', `Basic ${token}`],
  ['the bare token', token],
])('who shows %s gets none', async (_what, authorization) => {
  const { ask, as } = await openConsole({ config })
  const headers = { ...(await as('admin')), ...(authorization ? { authorization } : {}) }
  const reply = await ask({ url: '/metrics', headers })
  expect([reply.statusCode, reply.headers['www-authenticate']]).toEqual([401, 'Bearer'])
  expect(reply.body).not.toContain('sightline_')
})

test('requests, errors by kind and latency of every service, from its first message on', async () => {
  const service = aService()
  const console = await openConsole({ config, sources: [aSource({ services: [service] })] })
  const place = 'source="us-west",service="compute-ops"'
  const requests = `sightline_upstream_requests_total{${place}}`
  expect((await scrape(console)).value(requests)).toBe(0)
  for (const fault of [null, problem, null])
    service.tally.observe({ ms: 80, attempt: 1, problem: fault, requestId: null })
  const { value } = await scrape(console)
  expect(value(requests)).toBe(3)
  expect(value(`sightline_upstream_errors_total{${place},kind="timeout"}`)).toBe(1)
  expect(value(`sightline_upstream_request_seconds_bucket{le="0.05",${place}}`)).toBe(0)
  expect(value(`sightline_upstream_request_seconds_bucket{le="0.1",${place}}`)).toBe(3)
  expect(value(`sightline_upstream_request_seconds_sum{${place}}`)).toBeCloseTo(0.24)
})

test('budget left, token, certificate and breaker, as they stand when asked', async () => {
  const now = () => new Date('2026-11-20T10:00:00.000Z')
  const at = now().getTime()
  const breaker = createBreaker(now)
  const standing = { held: { since: at - 90_000, until: at + 60_000 }, refusal: null }
  const certificate = { validTo: '2026-12-01T00:00:00.000Z', trustedBy: null } as ShownCertificate
  const service = aService({
    breakers: [breaker],
    auth: { standing: () => standing },
    certificate: () => certificate,
  })
  let left: { limit: number; remaining: number; resetsAt: string } | null = null
  const sources = [aSource({ services: [service], budget: { left: () => left } })]
  const console = await openConsole({ config, sources })
  const place = 'source="us-west",service="compute-ops"'
  const before = await scrape(console)
  expect(before.value('sightline_upstream_budget_remaining{source="us-west"}')).toBeUndefined()
  expect(before.value(`sightline_upstream_breakers_open{${place}}`)).toBe(0)
  left = { limit: 100, remaining: 40, resetsAt: '2026-11-20T10:00:48.000Z' }
  for (let failures = 0; failures < 5; failures += 1) breaker.record(problem)
  const { value } = await scrape(console)
  expect(value('sightline_upstream_budget_remaining{source="us-west"}')).toBe(40)
  expect(value('sightline_upstream_budget_limit{source="us-west"}')).toBe(100)
  expect(value(`sightline_upstream_breakers_open{${place}}`)).toBe(1)
  expect(value(`sightline_upstream_token_age_seconds{${place}}`)).toBe(90)
  expect(value(`sightline_upstream_token_expiry_timestamp_seconds{${place}}`)).toBe(at / 1000 + 60)
  expect(value(`sightline_upstream_sign_in_refused{${place}}`)).toBe(0)
  expect(value(`sightline_certificate_expiry_timestamp_seconds{${place}}`)).toBe(
    Date.parse(certificate.validTo) / 1000,
  )
  expect(value('sightline_certificates_untrusted{source="us-west"}')).toBe(1)
})

test('the age of a collection grows until it is read again; one never read has none', async () => {
  const console = await openConsole({ config })
  const place = '{source="us-west",collection="servers"}'
  const unread = await scrape(console)
  expect(unread.value(`sightline_collection_age_seconds${place}`)).toBeUndefined()
  const asOf = Date.parse('2026-11-20T09:59:00.000Z')
  await console.collections.succeeded('us-west', 'servers', { asOf, complete: true, held: 7 })
  await console.advance(30_000)
  const { value } = await scrape(console)
  expect(value(`sightline_collection_age_seconds${place}`)).toBe(90)
  expect(value(`sightline_collection_target_seconds${place}`)).toBe(120)
  expect(value(`sightline_collection_rows${place}`)).toBe(7)
  expect(value(`sightline_collection_failing${place}`)).toBe(0)
  expect(value('sightline_source_collected{source="us-west"}')).toBe(1)
  await console.collections.failed('us-west', 'servers', problem, 0)
  expect((await scrape(console)).value(`sightline_collection_failing${place}`)).toBe(1)
})

test('the store, who looks, the event loop and the process', async () => {
  const console = await openConsole({ config })
  await console.as('viewer')
  const { value, text } = await scrape(console)
  expect(value('sightline_store_bytes')).toBeGreaterThan(10_000)
  expect(value('sightline_store_writers_waiting')).toBe(0)
  expect(text).toMatch(/^sightline_store_info\{kind="(sqlite|postgres)"\} 1$/m)
  expect(value('sightline_sessions_active')).toBe(1)
  expect(value('sightline_displays_active')).toBe(0)
  await console.advance(900_001)
  expect((await scrape(console)).value('sightline_sessions_active')).toBe(0)
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
    expect(value(name)).toBeGreaterThan(0)
})

test('requests are counted by the template of their route, so that no id or search is a label', async () => {
  const console = await openConsole({ config })
  const headers = await console.as('viewer')
  for (const url of [
    '/api/servers/us-west/canary-server?token=canary',
    '/api/servers?q=canary',
    '/api/servers?sort=canary',
    '/canary-page',
  ])
    await console.ask({ url, headers })
  const { value, text } = await scrape(console)
  const count = (route: string, method: string, status: number) =>
    value(
      `sightline_http_request_seconds_count{route="${route}",method="${method}",status="${status}"}`,
    )
  expect(count('/api/servers/:sourceId/:id', 'GET', 404)).toBe(1)
  expect(count('/api/servers', 'GET', 200)).toBe(1)
  expect(count('/api/servers', 'GET', 400)).toBe(1)
  expect(text).not.toContain('canary')
})

test('no label names a secret, an address, an account, a BMC or a person', async () => {
  const federation = openFederation({ password: 'canary-wrong' })
  const ilos = openIlos()
  const sources = [federation.source, ilos.source]
  const console = await openConsole({ config, sources })
  await console.as('admin')
  await federation.collect('hosts')
  await ilos.collect()
  const { text, value } = await scrape(console)
  expect(value('sightline_upstream_requests_total{source="ilos",service="bmc"}')).toBeGreaterThan(
    20,
  )
  expect(
    value('sightline_upstream_sign_in_refused{source="fed-paris",service="controller-1"}'),
  ).toBe(1)
  expect(text).not.toMatch(/canary|\.test|sightline@|Administrator|Demo|127\.0\.0\.1|bmc-1/)
})
