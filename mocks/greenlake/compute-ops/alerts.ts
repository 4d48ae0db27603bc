import type { WireAlert } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import { isSoftwareAlert } from '../../estate/power-alerts'
import { faultText } from '../../estate/texts/texts'
import type { Alert, Health } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import { allInRegion } from '../in-region'
import { resource } from '../resource'
import { microTime } from '../times'
import { serverUri } from './servers'

/** Live alerts carry the severity in title case (facts.md 6.2). */
const severities: Record<Health, string> = { OK: 'OK', WARNING: 'Warning', CRITICAL: 'Critical' }

/** With the registry that the message is from. */
const messageIdOf = (alert: Alert) =>
  `${isSoftwareAlert(alert) ? 'Utilization.1.0' : 'iLOEvents.2.5'}.${alert.messageKey}`

const path = '/compute-ops-mgmt/v1/alerts'

/** GET v1/alerts: active ones and those cleared of late (facts.md 6.2). */
export const alerts = resource<Alert>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: computeOpsDialect,
    caseless: ['severity', 'category', 'alertType'],
    properties: [
      'id',
      'device/id',
      'severity',
      'category',
      'alertType',
      'messageKey',
      'messageId',
      'clearedAt',
      'createdAt',
      'updatedAt',
      'serviceEvent',
      'originOfCondition',
    ],
  },
  sort: true,
  select: 'nested',
  empty: [],
  list: (scope) => allInRegion(scope, scope.estate.alerts),
  find: null,
  toWire: (alert) => {
    const cleared = alert.clearedAt !== null
    // Alerts come in English whatever is asked for: only activities speak other languages (facts.md 4.4).
    const { message, description, resolution } = faultText(alert.messageKey)
    return {
      id: alert.id,
      type: 'compute-ops-mgmt/alert',
      resourceUri: `${path}/${alert.id}`,
      generation: cleared ? 2 : 1,
      device: {
        id: alert.machineId,
        type: 'compute-ops-mgmt/server',
        resourceUri: serverUri(alert.machineId),
      },
      serverId: alert.machineId,
      severity: severities[alert.severity],
      alertType: isSoftwareAlert(alert) ? 'software' : 'hardware',
      category: alert.category,
      message,
      messageId: messageIdOf(alert),
      messageKey: alert.messageKey,
      arguments: [],
      description,
      resolution,
      cleared,
      clearedAt: alert.clearedAt === null ? null : microTime(alert.clearedAt),
      isRecurrent: false,
      serviceEvent: alert.severity === 'CRITICAL' && !isSoftwareAlert(alert),
      originOfCondition: alert.origin,
      timestamp: microTime(alert.at),
      createdAt: microTime(alert.at),
      updatedAt: microTime(alert.clearedAt ?? alert.at),
    } satisfies WireAlert
  },
})
