import type { Group, Machine } from '../../../estate/types'
import type { Scope } from '../../resource'
import { membersOf } from './found'

const settingsRevision = ({ estate }: Scope, { settingIds }: Group) =>
  settingIds.reduce((sum, id) => sum + (estate.settings.get(id)?.revision ?? 0), 0)

/** Another one whenever a group, a setting that it applies or one of its servers has changed. */
export const groupVersion = (group: Group, scope: Scope): string => {
  const members = membersOf(scope, group)
  const sum = members.reduce((all, { revision }) => all + revision, 0)
  return `${group.revision} ${settingsRevision(scope, group)} ${members.length} ${sum}`
}

/** The same of what stands of one server in it: it is the group's as long as the server is in it. */
export const memberVersion = (machine: Machine, scope: Scope): string => {
  const group = scope.estate.groups.get(machine.groupId ?? '')
  return `${machine.revision} ${group?.id} ${group?.revision} ${group && settingsRevision(scope, group)}`
}
