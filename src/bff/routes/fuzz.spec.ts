import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { problemKinds } from '../../contract/problem'
import { roles } from '../../contract/session'
import type { DeclaredRoute } from '../auth/guard'
import type { AnyRequest } from '../testing/fuzz/any-request'
import { anyRequest } from '../testing/fuzz/any-request'
import { aPairedScreen } from '../testing/screen'
import { openWholeConsole } from '../testing/whole-console'

/** Requests to each route, from each who asks. */
const each = 26
const askers = ['nobody', 'display', ...roles] as const
type Asker = (typeof askers)[number]

/** Every error, exactly: no member that no contract knows. */
const problem = v.strictObject({
  kind: v.picklist(problemKinds),
  title: v.pipe(v.string(), v.minLength(3)),
  detail: v.pipe(v.string(), v.minLength(3)),
  source: v.optional(v.string()),
  status: v.optional(v.number()),
  upstreamCode: v.optional(v.string()),
  supportId: v.optional(v.string()),
  retryAfterMs: v.optional(v.number()),
})

/** What shows where something broke, and what is nobody's to know. */
const inner =
  /\bat .+\.[jt]s:\d+|node_modules|file:\/\/|SQLITE|syntax error|no such column|prepare|libsql|token_hash|secret-of|source\.test/i

const openFuzzed = async () => {
  const console = await openWholeConsole()
  const held = new Map<Asker, Record<string, string>>()
  const enter = async (asker: Asker): Promise<Record<string, string>> => {
    if (asker === 'nobody') return { origin: 'http://localhost:4600' }
    if (asker !== 'display') return console.as(asker)
    const { screen } = await aPairedScreen(console, ['health', 'tasks', 'backups'])
    const cookie = [...screen.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    return { origin: 'http://localhost:4600', cookie }
  }
  let address = 0

  /** What is sent may end the very session it is sent with: that asker comes in again. */
  const send = async ({ method, role }: DeclaredRoute, request: AnyRequest, asker: Asker) => {
    const own = held.get(asker) ?? (await enter(asker))
    held.set(asker, own)
    address = (address + 1) % 200
    const reply = await console.app.inject({
      method: method as 'GET',
      url: request.url,
      remoteAddress: `10.0.0.${address}`,
      headers: { host: 'localhost:4600', ...own, ...request.headers },
      ...(request.payload === null ? {} : { payload: request.payload }),
    })
    const out = reply.statusCode === 401 && role !== 'anyone' && !request.headers['cookie']
    if (out) held.delete(asker)
    return reply
  }
  return { ...console, send }
}

test(
  'whatever is sent to whichever route by whom, it answers or says in one shape what does not fit',
  { timeout: 120_000 },
  async () => {
    const { routes, send, lines } = await openFuzzed()
    const statuses = new Map<number, number>()
    let written = 0
    for (const route of routes)
      for (const asker of askers)
        await fc.assert(
          fc.asyncProperty(anyRequest(route), async (request) => {
            const reply = await send(route, request, asker)
            const { statusCode: status, body } = reply
            statuses.set(status, (statuses.get(status) ?? 0) + 1)
            if (status === 200 && !['GET', 'HEAD'].includes(route.method)) written += 1
            expect(status, body).toBeLessThan(500)
            expect(reply.headers['x-content-type-options'], request.url).toBe('nosniff')
            if (status < 400) return
            if (route.method !== 'HEAD') expect(v.is(problem, JSON.parse(body)), body).toBe(true)
            expect(body).not.toMatch(inner)
          }),
          { numRuns: each },
        )
    const sum = [...statuses.values()].reduce((all, count) => all + count, 0)
    const by = [...statuses].sort(([one], [other]) => one - other).map((pair) => pair.join(': '))
    process.stdout.write(
      `fuzzing: ${sum} requests to ${routes.length} routes; ${by.join(', ')}; ${written} writes done\n`,
    )
    expect(sum).toBeGreaterThan(5_000)
    expect(statuses.get(200)).toBeGreaterThan(500)
    expect(written).toBeGreaterThan(20)
    expect(lines.filter((line) => line.includes('"level":50'))).toEqual([])
  },
)
