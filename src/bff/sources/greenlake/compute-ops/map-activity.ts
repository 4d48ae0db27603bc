import type { ActivityKind, ActivityTone } from '../../../../contract/activity'
import type { MirroredActivity } from '../../../mirror/entities'
import { lookup } from '../../tolerant'
import type { Origin } from '../origin'
import { lastSegment } from '../resource'
import { inWords } from '../words'
import type { ActivityRecord } from './wire'

/** `source.type` comes in several spellings: matched inside, the first that fits (facts.md 6.3). */
const kinds: readonly (readonly [string, ActivityKind])[] = [
  ['appliance', 'appliance'],
  ['external', 'external-service'],
  ['filter', 'filter'],
  ['firmware', 'firmware'],
  ['group', 'group'],
  ['job', 'job'],
  ['report', 'report'],
  ['schedule', 'schedule'],
  ['setting', 'setting'],
  ['server', 'server'],
  ['subscription', 'subscription'],
  ['preferences', 'user-preferences'],
  ['webhook', 'webhook'],
]

const kindOf = (type: string | null): ActivityKind => {
  const spelled = type?.toLowerCase() ?? ''
  return kinds.find(([part]) => spelled.includes(part))?.[1] ?? 'other'
}

const healthTones = {
  CRITICAL: 'critical',
  WARNING: 'warning',
  OK: 'info',
} as const satisfies Record<string, ActivityTone>

const toneOf = ({ healthState, key, title }: ActivityRecord): ActivityTone => {
  const stated = lookup<ActivityTone | null>(healthTones, healthState, null)
  if (stated !== null) return stated
  const said = key ?? title
  if (said === null) return 'unknown'
  if (/critical|fail|error/i.test(said)) return 'critical'
  if (/warn|degraded|disconnect|expir|declined|stalled|not.compliant/i.test(said)) return 'warning'
  return 'info'
}

/** The server that an activity names, or null. */
export const serverOfActivity = ({ associatedServerUri, source }: ActivityRecord) => {
  if (associatedServerUri !== null) return lastSegment(associatedServerUri)
  return kindOf(source.type) === 'server' ? source.id : null
}

/** A compute-ops activity. COM gives no severity: the tone is read from key and health state. */
export const mapActivity = (record: ActivityRecord, { sourceId }: Origin): MirroredActivity => ({
  row: {
    sourceId,
    id: record.id,
    at: record.createdAt,
    kind: kindOf(record.source.type),
    tone: toneOf(record),
    key: record.key,
    title: record.title ?? inWords(record.key ?? 'Activity'),
    message: record.message ?? '',
    vmId: null,
    origin: 'source',
    serverId: serverOfActivity(record),
    subject: record.source.displayName ?? record.source.name,
  },
  facts: { recommendedAction: record.recommendedAction },
})
