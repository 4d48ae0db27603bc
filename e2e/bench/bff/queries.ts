import type { AddressInfo } from 'node:net'
import autocannon from 'autocannon'
import fastify from 'fastify'
import type { Sightline } from '../../sightline'
import { quantile } from '../stats'

/** What people ask of the lists: windows, sorts, filters and searches, none asked twice in a row. */
const queries = [
  '/api/servers?limit=100',
  '/api/servers?limit=100&offset=9000&sort=name',
  '/api/servers?limit=100&state=critical&state=warning',
  '/api/servers?limit=100&q=par-01',
  '/api/servers?limit=100&sort=-model&region=eu-central',
  '/api/vms?limit=100',
  '/api/vms?limit=100&offset=4000&sort=name',
  '/api/vms?limit=100&protection=failed',
  '/api/tasks?limit=100',
  '/api/operations?limit=100',
  '/api/activities?limit=100',
]

/** Time to a whole answer of each list, one after the other, ms; the busiest VM's backups among them. */
export const timeQueries = async (sightline: Sightline, rounds: number) => {
  const { name, value } = await sightline.signIn('viewer')
  const cookie = `${name}=${value}`
  const vms = await fetch(`${sightline.url}/api/vms?limit=1&sort=-backups`, { headers: { cookie } })
  const { items } = (await vms.json()) as { items: { sourceId: string; id: string }[] }
  const [vm] = items
  const all = vm ? [...queries, `/api/vms/${vm.sourceId}/${vm.id}/backups?limit=100`] : queries
  const times: number[] = []
  const byQuery = new Map<string, number[]>()
  for (let round = 0; round < rounds; round += 1)
    for (const [index, query] of all.entries()) {
      // Another offset each time: a window that was read before would come from memory.
      const path = query.includes('offset') ? query : `${query}&offset=${(round * 7 + index) % 50}`
      const began = performance.now()
      await (await fetch(`${sightline.url}${path}`, { headers: { cookie } })).arrayBuffer()
      const ms = performance.now() - began
      if (round === 0) continue
      times.push(ms)
      byQuery.set(query, [...(byQuery.get(query) ?? []), ms])
    }
  return {
    p95: quantile(times, 0.95),
    median: quantile(times, 0.5),
    byQuery: Object.fromEntries(
      [...byQuery].map(([query, values]) => [query, quantile(values, 0.95)]),
    ),
  }
}

const shoot = async (url: string, headers: Record<string, string>, seconds: number) => {
  const { requests, statusCodeStats } = await autocannon({
    url,
    headers,
    connections: 20,
    duration: seconds,
  })
  return { rate: requests.average, statuses: Object.keys(statusCodeStats ?? {}) }
}

/** What every server writes by itself. */
const ofTheProtocol = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

/** A route that does nothing but send the same bytes: what a 304 is held against. */
const serveBare = async (path: string, same: Headers) => {
  const app = fastify()
  const headers = Object.fromEntries([...same].filter(([name]) => !ofTheProtocol.has(name)))
  app.get('/*', (_request, reply) => reply.code(304).headers(headers).send())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}${path}`, close: () => app.close() }
}

/** Rates of unchanged polls (304) and of a bare route that is sent and sends the same bytes, in turn. */
export const rateUnchanged = async (sightline: Sightline, seconds: number, rounds: number) => {
  const { name, value } = await sightline.signIn('viewer')
  const cookie = `${name}=${value}`
  const path = '/api/servers?limit=100&state=unknown'
  const first = await fetch(`${sightline.url}${path}`, { headers: { cookie } })
  await first.arrayBuffer()
  const tag = first.headers.get('etag') ?? ''
  const headers = { cookie, 'if-none-match': tag }
  const { status, headers: same } = await fetch(`${sightline.url}${path}`, { headers })
  if (status !== 304) throw new Error(`An unchanged poll was answered ${status}.`)
  const bare = await serveBare(path, same)
  const ratios: number[] = []
  let rates = { ours: 0, bare: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const ours = await shoot(`${sightline.url}${path}`, headers, seconds)
    const floor = await shoot(bare.url, headers, seconds)
    ratios.push(ours.rate / floor.rate)
    rates = { ours: ours.rate, bare: floor.rate }
  }
  await bare.close()
  return { ratio: quantile(ratios, 0.5), ...rates }
}
