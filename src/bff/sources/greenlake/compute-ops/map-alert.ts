import type { Alert, ServerState } from '../../../../contract/server'
import { lookup } from '../../tolerant'
import { inWords } from '../words'
import type { AlertRecord, AlertSeverity } from './wire'

const severities = {
  CRITICAL: 'critical',
  WARNING: 'warning',
  NON_REDUNDANT: 'warning',
  NOT_PRESENT: 'unknown',
  UNKNOWN: 'unknown',
  REDUNDANT: 'ok',
  OK: 'ok',
} as const satisfies Record<AlertSeverity, ServerState>

/** The server that an alert is about (facts.md 6.2). */
export const serverOfAlert = (alert: AlertRecord) => alert.device.id ?? alert.serverId

/** A compute-ops alert as the server's page shows it. */
export const mapAlert = (alert: AlertRecord): Alert => ({
  id: alert.id,
  at: alert.timestamp ?? alert.createdAt,
  severity: lookup(severities, alert.severity, 'unknown'),
  message:
    alert.message ?? alert.description ?? inWords(alert.messageKey ?? alert.category ?? 'Alert'),
  description: alert.description,
  resolution: alert.resolution,
  clearedAt: alert.clearedAt,
})
