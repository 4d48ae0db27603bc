import type { Observed } from '../../mirror/entities'
import type { Policy } from './policy'
import type { LastRuns } from './runs'
import type { ClusterRecord, HostRecord, VmRecord } from './wire'

/** What is watched, because the API has no feed of what happens (facts.md 9.1). */

/** Words that say nothing for sure: what was known stands until the next that does. */
const unsure: ReadonlySet<string | null> = new Set(['UNKNOWN', 'OUT_OF_SCOPE'])

const sure = (word: string | null) => (unsure.has(word) ? null : word)

/** A copy that is being made whole says nothing yet. */
const settledHa = (status: string | null) => (status === 'SYNCING' ? null : sure(status))

export const watchedHost = ({
  id,
  name,
  state,
  policy_enabled,
  upgrade_state,
}: HostRecord): Observed => ({
  id,
  name,
  fields: {
    state: sure(state),
    upgrade: sure(upgrade_state),
    policies: policy_enabled === null ? null : policy_enabled ? 'active' : 'suspended',
  },
})

/** An arbiter that is neither required nor configured is not missed (facts.md 8.6). */
export const watchedCluster = (record: ClusterRecord): Observed => {
  const { id, name, arbiter_connected: connected } = record
  const wanted = record.arbiter_required === true || record.arbiter_configured === true
  return {
    id,
    name,
    fields: {
      upgrade: sure(record.upgrade_state),
      arbiter: connected === null || !wanted ? null : connected ? 'connected' : 'lost',
    },
  }
}

export const watchedPolicy = (id: string, { name, frequencyMinutes }: Policy): Observed => ({
  id,
  name,
  fields: { frequency: frequencyMinutes === null ? 'none' : String(frequencyMinutes) },
})

export const watchedVm = ({ id, name, ha_status, policy_name }: VmRecord): Observed => ({
  id,
  name,
  fields: { ha: settledHa(ha_status), policy: policy_name },
})

/** Each failed run is news of its own; a good one is only after a failed one. */
export const watchedRuns = (id: string, { name, failed, good, endedAt }: LastRuns): Observed => ({
  id,
  name,
  fields: { run: failed ? `failed ${endedAt}` : good ? 'good' : null },
})
