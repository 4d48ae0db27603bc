import * as v from 'valibot'
import { chunks } from '../../../chunks'
import { newsOf, writeNews } from '../../news'
import type { Collector, Pass, PassEnd } from '../../source'
import { text } from '../../tolerant'
import { walkWhole } from '../../walk-pages'
import type { Names } from '../names'
import type { Origin } from '../origin'
import type { ComputeOpsClient } from './client'
import type { Known } from './known'
import type { ServerContext } from './map-server'
import { bundleIdOf, mapServer } from './map-server'
import { serverSchema } from './wire'

const peekSchema = v.object({ id: v.string(), firmwareBundleUri: text })

/** Ids per request: what keeps the address well under the lengths that gateways take. */
const idsPerRequest = 40

/**
 * All servers in pages of 100, seldom; single ones at once when another collection mentions them.
 * `first`: the collectors of groups, alerts and bundles, run before a pass that would have to do without them.
 */
export const serversCollector = (
  client: ComputeOpsClient,
  known: Known,
  names: Names,
  origin: Origin,
  first: { groups: Collector; alerts: Collector; bundles: Collector },
): Collector => {
  const contextOf = (id: string): ServerContext => ({
    group: known.groupOf?.get(id) ?? null,
    alerts: known.alertsOf?.get(id) ?? [],
    bundles: known.bundles ?? new Map(),
  })

  /** Servers of which only news are read: what they say, and what other collections say of them. */
  const newsIn = (pass: Pass) =>
    newsOf({
      pass,
      kind: 'server',
      peek: peekSchema,
      schema: serverSchema,
      context: ({ id, firmwareBundleUri }) => {
        const { group, alerts, bundles } = contextOf(id)
        return JSON.stringify([group, alerts, bundles.get(bundleIdOf({ firmwareBundleUri }) ?? '')])
      },
      map: (record) => {
        const server = mapServer(record, contextOf(record.id), origin)
        names.learn('server', server.row.id, server.row.name)
        return server
      },
    })

  const collect = async (pass: Pass): Promise<PassEnd> => {
    if (known.groupOf === null) await first.groups.collect(pass)
    if (known.alertsOf === null) await first.alerts.collect(pass)
    if (known.bundles === null) await first.bundles.collect(pass)
    const news = newsIn(pass)
    const walked = await walkWhole(
      client.source,
      (offset) => client.servers(news, offset, pass.signal),
      (servers) => writeNews(pass, 'server', servers),
      { overlap: 0 },
    )
    return walked.ok ? { ok: true, value: { total: walked.value.total } } : walked
  }

  const refresh = async (ids: readonly string[], pass: Pass): Promise<PassEnd> => {
    const news = newsIn(pass)
    for (const some of chunks(ids, idsPerRequest)) {
      const page = await client.serversById(news, some, pass.signal)
      if (!page.ok) return page
      const { items, total } = page.value
      await writeNews(pass, 'server', items)
      const found = new Set(items.map(({ id }) => id))
      if (total === items.length)
        await pass.remove(
          'server',
          some.filter((id) => !found.has(id)),
        )
    }
    return { ok: true, value: { total: null } }
  }

  return {
    collection: 'servers',
    entity: 'server',
    targetMs: 120_000,
    priority: 0,
    collect,
    refresh,
    confirms: true,
  }
}
