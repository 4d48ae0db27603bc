import type { Collector, Pass, PassEnd } from '../../source'
import { chunksOf } from '../chunks'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { walkWhole } from '../read'
import type { ComputeOpsClient } from './client'
import type { Known } from './known'
import { mapServer } from './map-server'
import type { ServerRecord } from './wire'

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
  const map = (record: ServerRecord) => {
    const server = mapServer(
      record,
      {
        group: known.groupOf?.get(record.id) ?? null,
        alerts: known.alertsOf?.get(record.id) ?? [],
        bundles: known.bundles ?? new Map(),
      },
      origin,
    )
    names.learn('server', server.row.id, server.row.name)
    return server
  }

  const collect = async (pass: Pass): Promise<PassEnd> => {
    if (known.groupOf === null) await first.groups.collect(pass)
    if (known.alertsOf === null) await first.alerts.collect(pass)
    if (known.bundles === null) await first.bundles.collect(pass)
    const walked = await walkWhole(
      client.source,
      (offset) => client.servers(offset, pass.signal),
      (records) => pass.write('server', records.map(map)),
    )
    return walked.ok ? { ok: true, value: { total: walked.value.total } } : walked
  }

  const refresh = async (ids: readonly string[], pass: Pass): Promise<PassEnd> => {
    for (const some of chunksOf(ids, idsPerRequest)) {
      const page = await client.serversById(some, pass.signal)
      if (!page.ok) return page
      const { items, total } = page.value
      await pass.write('server', items.map(map))
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
  }
}
