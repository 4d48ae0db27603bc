import type { Problem } from '../../../../contract/problem'
import type { Amended } from '../../../mirror/entities'
import type { Collector } from '../../source'
import { walkWhole } from '../../walk-pages'
import type { ComputeOpsClient } from './client'
import { complianceOf } from './compliance'
import type { ComplianceRecord } from './wire'

/** What is not applicable to a server says nothing of it. */
const stateOf = ({ complianceState }: ComplianceRecord): Amended['compliance'] => {
  const state = complianceOf(complianceState)
  return state === 'not-applicable' ? null : state
}

/** How the firmware of servers stands against the baseline of their group, group by group. */
export const complianceCollector = (client: ComputeOpsClient): Collector => ({
  collection: 'compliance',
  entity: null,
  targetMs: 600_000,
  priority: 5,
  collect: async (pass) => {
    const found = new Map<string, Partial<Amended>>()
    const faults: Problem[] = []
    const walked = await walkWhole(
      client.source,
      (offset) => client.groups(offset, pass.signal),
      async (groups) => {
        for (const { id } of groups) {
          const rows = await client.compliance(id, pass.signal)
          // A group that went while the list was read has nobody to judge.
          if (!rows.ok && rows.problem.kind !== 'not-found') faults.push(rows.problem)
          for (const record of rows.ok ? rows.value.items : [])
            if (record.complianceCategory !== 'ILO_SETTINGS')
              found.set(record.deviceId, { compliance: stateOf(record) })
          if (faults.length > 0) return { more: false }
        }
        return { more: true }
      },
    )
    if (!walked.ok) return walked
    const [problem] = faults
    if (problem) return { ok: false, problem }
    await pass.amend(['compliance'], found)
    return { ok: true, value: { total: null } }
  },
})
