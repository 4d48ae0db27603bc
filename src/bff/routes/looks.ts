import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { apiPaths } from '../../contract/paths'
import type { Alert, Server } from '../../contract/server'
import type { Look, LookPart } from '../../contract/server-look'
import { lookParts, lookRanges, utilizationMetrics } from '../../contract/server-look'
import { readDocuments } from '../mirror/rows'
import { createKept } from '../sources/kept'
import { mapped } from '../sources/mapped'
import type { Context } from './context'
import { sendJson } from './etag'
import { notHeld, ProblemReply } from './problem-reply'
import { urlOf } from './request-url'

const minute = 60_000

/** How long all viewers share one reading. */
const ttlMs: Record<LookPart, number> = {
  hardware: 5 * minute,
  firmware: 5 * minute,
  group: 5 * minute,
  alerts: minute,
  support: 60 * minute,
  energy: 10 * minute,
  utilization: 10 * minute,
}

/** A page asks again this often at most: what changes here without being asked for is an act's doing. */
const longestPollMs = 10 * minute
/** Why something failed is worth another look soon. */
const pollAfterFailureMs = 30_000

/** Readings that are kept at a time: some forty servers with all their parts. */
const most = 400

const queries = v.object({
  range: v.optional(v.picklist(lookRanges, 'The range is none of those there are.'), '24h'),
  metric: v.optional(v.picklist(utilizationMetrics, 'No such metric is measured.'), 'cpu'),
})

const readQuery = (search: URLSearchParams) => {
  const parsed = v.safeParse(queries, Object.fromEntries(search))
  if (parsed.success) return parsed.output
  throw new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'The request does not fit',
    detail: parsed.issues.map(({ message }) => message).join(' '),
  })
}

const nothingMore = (source: string) =>
  new ProblemReply(404, {
    kind: 'not-found',
    title: 'There is no more to read',
    detail: `${source} tells nothing of a server beyond what is shown.`,
  })

/** Parts that depend on how far back is looked; the others are the same for every range. */
const ranged: ReadonlySet<LookPart> = new Set(['energy', 'utilization'])

/** What tells that an older reading is outdated: something that is watched has changed in the mirror. */
const stampOf = (part: LookPart, { row, facts }: { row: Server; facts: string }): string => {
  if (part !== 'alerts') return row.changedAt ?? ''
  const { alerts }: { alerts: readonly Alert[] } = JSON.parse(facts)
  return JSON.stringify([row.changedAt, alerts.map(({ id }) => id)])
}

/** What a source tells of one server while somebody looks: one reading for all who do. */
export const lookRoutes = (
  app: FastifyInstance,
  { sources, store, now }: Pick<Context, 'sources' | 'store' | 'now'>,
): void => {
  const kept = createKept<{ held: unknown }>({ now, most })
  const stopped = new AbortController()
  app.addHook('onClose', async () => stopped.abort())

  const look = async (part: LookPart, sourceId: string, id: string, search: URLSearchParams) => {
    const found = (await readDocuments(store, 'server', sourceId, [id])).get(id)
    const source = sources.find((one) => one.id === sourceId)
    if (!found || !source) throw notHeld('server')
    const { looks } = source
    if (!looks) throw nothingMore(source.name)
    const asked = readQuery(search)
    const key = [sourceId, id, part, ...(ranged.has(part) ? Object.values(asked) : [])]
    const server = { id, group: found.row.group, ...asked }
    const read = (first: boolean) =>
      mapped<unknown, { held: unknown }>(
        looks[part](server, { signal: stopped.signal, first }),
        (held) => ({ held }),
      )
    const stamp = stampOf(part, found)
    const outcome = await kept(JSON.stringify(key), ttlMs[part], read, stamp)
    const { value, readAt, problem } = outcome
    const reply: Look<unknown> = {
      asOf: readAt === null ? null : new Date(readAt).toISOString(),
      value: value === null ? null : value.held,
      problem,
      pollAfterMs: problem ? pollAfterFailureMs : Math.min(ttlMs[part], longestPollMs),
    }
    return JSON.stringify(reply)
  }

  for (const part of lookParts)
    app.get<{ Params: { sourceId: string; id: string } }>(
      `${apiPaths.servers}/:sourceId/:id/${part}`,
      { config: { role: 'viewer', rateLimit: { max: 600, timeWindow: minute } } },
      async (request, reply) => {
        const { sourceId, id } = request.params
        return sendJson(request, reply, await look(part, sourceId, id, urlOf(request).search))
      },
    )
}
