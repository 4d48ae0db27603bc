import type { Collector, Pass, PassEnd } from '../../source'
import type { Names } from '../names'
import { walk } from '../read'
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
    if (group.devices.length > 0) return group.devices
    const page = await client.groupDevices(group.id, signal)
    return page.ok ? page.value.items : []
  }

  const collect = async (pass: Pass): Promise<PassEnd> => {
    const groupOf = new Map<string, string>()
    const walked = await walk(
      (offset) => client.groups(offset, pass.signal),
      async (groups) => {
        for (const group of groups) {
          const name = group.name ?? group.id
          names.learn('group', group.id, name)
          for (const { deviceId } of await membersOf(group, pass.signal))
            if (deviceId !== null) groupOf.set(deviceId, name)
        }
      },
    )
    if (!walked.ok) return walked
    const moved = known.groupOf === null ? [] : differing(known.groupOf, groupOf)
    known.groupOf = groupOf
    if (moved.length > 0) pass.mention('servers', moved)
    return { ok: true, value: { total: walked.value.total } }
  }

  return { collection: 'groups', entity: null, targetMs: 300_000, priority: 3, collect }
}
