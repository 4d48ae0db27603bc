import type { Group, Machine } from '../../../estate/types'
import { inRegion } from '../../in-region'
import { existing } from '../../refusal'
import type { Scope } from '../../resource'
import type { Call } from '../../route'

/** A group of this region. */
export const findGroup = (scope: Scope, id: string): Group | undefined =>
  inRegion(scope, scope.estate.groups, id)

/** The group that an address names. Refuses with 404. */
export const groupOf = ({ scope, params }: Call, name: 'id' | 'parentId' = 'parentId'): Group =>
  existing(findGroup(scope, params[name] ?? ''))

export const membersOf = ({ estate }: Scope, group: Group): Machine[] =>
  group.machineIds.flatMap((id) => estate.machines.get(id) ?? [])
