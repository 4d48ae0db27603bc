import type { Machine } from '../../../estate/types'
import { inRegion } from '../../in-region'
import type { Scope } from '../../resource'
import { savedFiltersIn, serversMatching } from './saved-filters'

/** What an address names, and the servers that belong to it. */
export type NamedServers = {
  kind: 'server' | 'group' | 'filter'
  id: string
  name: string
  machines: Machine[]
}

/** The servers that the address of a server, a group or a saved filter names; null where there is none. */
export const serversAt = (scope: Scope, uri: string): NamedServers | null => {
  const { estate } = scope
  const [, collection, id = ''] = /\/(servers|groups|filters)\/([^/]+)$/.exec(uri) ?? []
  if (collection === 'servers') {
    // A `+` that came unencoded has become a blank.
    const machine = inRegion(scope, estate.machines, decodeURIComponent(id).replace(' ', '+'))
    if (!machine) return null
    return { kind: 'server', id: machine.id, name: machine.hostName, machines: [machine] }
  }
  if (collection === 'groups') {
    const group = inRegion(scope, estate.groups, id)
    if (!group) return null
    const machines = group.machineIds.flatMap((one) => estate.machines.get(one) ?? [])
    return { kind: 'group', id, name: group.name, machines }
  }
  const saved = collection === 'filters' ? savedFiltersIn(scope).get(id) : undefined
  return saved
    ? { kind: 'filter', id, name: saved.name, machines: serversMatching(scope, saved) }
    : null
}
