import * as v from 'valibot'
import { clearPowerAlerts } from '../../../estate/power-alerts'
import type { Alert } from '../../../estate/types'
import { allInRegion } from '../../in-region'
import { readRoutes } from '../../read-routes'
import { badField } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { readBody } from '../../route'
import { alerts } from '../alerts'
import { serverPath, servers } from '../servers'

export const oldServerPath = '/compute-ops-mgmt/v1beta2/servers'

const listOf = (scope: Scope, id: string): Alert[] | null =>
  servers.find?.(scope, id, '')
    ? allInRegion(scope, scope.estate.alerts).filter(({ machineId }) => machineId === id)
    : null

/** GET v1/servers/{id}/alerts: what v1/alerts has of one server; without sort (facts.md 4.4). */
const serverAlerts = resource<Alert>({
  ...alerts,
  path: `${serverPath}/:parentId/alerts`,
  sort: false,
  list: listOf,
})

type AlertWire = ReturnType<typeof alerts.toWire> & Record<string, unknown>

/** v1beta2 knows neither device nor key of an alert, nor whether it is over (facts.md 6.2). */
const oldServerAlerts = resource<Alert>({
  ...serverAlerts,
  path: `${oldServerPath}/:parentId/alerts`,
  select: null,
  toWire: (alert, scope, language) => {
    const wire = alerts.toWire(alert, scope, language) as AlertWire
    const names = ['id', 'type', 'generation', 'createdAt', 'updatedAt', 'timestamp', 'serverId']
    const known = [...names, 'severity', 'category', 'message', 'description', 'resolution']
    return Object.fromEntries([...known, 'serviceEvent'].map((name) => [name, wire[name]]))
  },
})

const clearing = v.object({
  alerts: v.array(
    v.object({
      serverId: v.optional(v.string()),
      messageId: v.optional(
        v.pipe(
          v.string(),
          v.startsWith('Utilization.', 'Only power utilization alerts are cleared.'),
        ),
      ),
      originOfCondition: v.optional(v.string()),
    }),
  ),
})

/** 202 without any word of how it goes: the alerts tell (facts.md 5.2). */
const clearAlert = (call: Call): Response => {
  const refuse = (subject: string) => badField('compute-ops', subject, 'There is no such server.')
  const machine = servers.find?.(call.scope, call.params['id'] ?? '', '')
  if (!machine) throw refuse('id')
  const wanted = readBody(call, 'compute-ops', clearing).alerts
  const stranger = wanted.findIndex(({ serverId = machine.id }) => serverId !== machine.id)
  if (stranger >= 0) throw refuse(`alerts.${stranger}.serverId`)
  call.scope.estate.act((course, at) => {
    for (const { originOfCondition } of wanted)
      clearPowerAlerts(course, at, machine, originOfCondition)
  })
  return new Response(null, { status: 202 })
}

/** What stands below a server about its alerts, in both versions. */
export const serverAlertRoutes: Route[] = [
  ...readRoutes(serverAlerts),
  ...readRoutes(oldServerAlerts),
  ...[serverPath, oldServerPath].map((path): Route => ({
    method: 'POST',
    service: 'compute-ops',
    path: `${path}/:id/clear-alert`,
    answer: clearAlert,
  })),
]
