import type { Alert } from '../../../../contract/server'
import type { Collector, Pass, PassEnd } from '../../source'
import { walkWhole } from '../../walk-pages'
import type { ComputeOpsClient } from './client'
import type { Known } from './known'
import { mapAlert, serverOfAlert } from './map-alert'

type AlertsOf = ReadonlyMap<string, readonly Alert[]>

const mark = (alerts: readonly Alert[] = []) =>
  alerts
    .map(({ id, severity }) => `${id} ${severity}`)
    .sort()
    .join()

const differing = (before: AlertsOf, after: AlertsOf) =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => mark(before.get(id)) !== mark(after.get(id)),
  )

/** The active alerts of all servers, kept by server; a server whose alerts changed is re-read. */
export const alertsCollector = (client: ComputeOpsClient, known: Known): Collector => {
  const collect = async (pass: Pass): Promise<PassEnd> => {
    const alertsOf = new Map<string, Alert[]>()
    const walked = await walkWhole(
      client.source,
      (offset) => client.activeAlerts(offset, pass.signal),
      async (alerts) => {
        for (const alert of alerts) {
          const serverId = serverOfAlert(alert)
          if (serverId === null || alert.cleared === true) continue
          const others = alertsOf.get(serverId)
          if (others) others.push(mapAlert(alert))
          else alertsOf.set(serverId, [mapAlert(alert)])
        }
      },
    )
    if (!walked.ok) return walked
    const changed = known.alertsOf === null ? [] : differing(known.alertsOf, alertsOf)
    known.alertsOf = alertsOf
    if (changed.length > 0) pass.mention('servers', changed)
    return { ok: true, value: { total: walked.value.total } }
  }

  return { collection: 'alerts', entity: null, targetMs: 10_000, priority: 2, collect }
}
