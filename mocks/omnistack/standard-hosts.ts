import type { Machine } from '../estate/types'
import type { Scope } from './scope'

/** Hosts of the vCenter without a controller, which may mount datastores too: the nearest hypervisors. */
export const standardHosts = ({ estate, federation, machine }: Scope): Machine[] => {
  const [first] = federation.hosts
  const groupId = first ? machine(first.machineId)?.groupId : null
  const group = groupId ? estate.groups.get(groupId) : undefined
  const own = new Set(federation.hosts.map(({ machineId }) => machineId))
  return (group?.machineIds ?? [])
    .filter((id) => !own.has(id))
    .slice(0, 2)
    .flatMap((id) => machine(id) ?? [])
}
