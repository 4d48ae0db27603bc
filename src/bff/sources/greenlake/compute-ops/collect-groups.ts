import type { Problem } from '../../../../contract/problem'
import type { Collector, Pass, PassEnd } from '../../source'
import { walkWhole } from '../../walk-pages'
import type { Names } from '../names'
import type { ComputeOpsClient } from './client'
import type { Known } from './known'
import type { GroupRecord } from './wire'

const differing = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id))

/**
 * Which server is in which group, by name: the source has no look-up from a server to its group
 * (facts.md 6.4). Servers that changed their group are re-read.
 */
export const groupsCollector = (
  client: ComputeOpsClient,
  known: Known,
  names: Names,
): Collector => {
  const membersOf = async (group: GroupRecord, signal: AbortSignal) => {
    if (group.devices.length > 0) return { ok: true as const, value: { items: group.devices } }
    return client.groupDevices(group.id, signal)
  }

  const collect = async (pass: Pass): Promise<PassEnd> => {
    const groupOf = new Map<string, string>()
    /** Why the members of a group are not known: then nobody has left one. */
    const faults: Problem[] = []
    const walked = await walkWhole(
      client.source,
      (offset) => client.groups(offset, pass.signal),
      async (groups) => {
        for (const group of groups) {
          const name = group.name ?? group.id
          names.learn('group', group.id, name)
          const members = await membersOf(group, pass.signal)
          if (!members.ok && members.problem.kind !== 'not-found') faults.push(members.problem)
          for (const { deviceId } of members.ok ? members.value.items : [])
            if (deviceId !== null) groupOf.set(deviceId, name)
          if (faults.length > 0) return { more: false }
        }
        return { more: true }
      },
    )
    if (!walked.ok) return walked
    const [problem] = faults
    if (problem) return { ok: false, problem }
    const moved = known.groupOf === null ? [] : differing(known.groupOf, groupOf)
    known.groupOf = groupOf
    if (moved.length > 0) pass.mention('servers', moved)
    return { ok: true, value: { total: walked.value.total } }
  }

  return { collection: 'groups', entity: null, targetMs: 300_000, priority: 3, collect }
}
