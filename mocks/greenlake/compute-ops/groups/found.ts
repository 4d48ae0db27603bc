import type { Group, Machine } from '../../../estate/types'
import { notFound, Refused } from '../../refusal'
import type { Scope } from '../../resource'
import type { Call } from '../../route'

/** A group of this region. */
export const findGroup = ({ estate, region }: Scope, id: string): Group | undefined => {
  const group = estate.groups.get(id)
  return group?.region === region ? group : undefined
}

/** The group that an address names. Refuses with 404. */
export const groupOf = ({ scope, params }: Call, name: 'id' | 'parentId' = 'parentId'): Group => {
  const group = findGroup(scope, params[name] ?? '')
  if (!group) throw new Refused(notFound())
  return group
}

export const membersOf = ({ estate }: Scope, group: Group): Machine[] =>
  group.machineIds.flatMap((id) => estate.machines.get(id) ?? [])
