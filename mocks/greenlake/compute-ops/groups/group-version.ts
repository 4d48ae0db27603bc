import type { Group, Machine } from '../../../estate/types'
import type { Scope } from '../../resource'

const settingsRevision = ({ estate }: Scope, { settingIds }: Group) =>
  settingIds.reduce((sum, id) => sum + (estate.settings.get(id)?.revision ?? 0), 0)

/** Another one whenever a group, a setting that it applies or one of its servers has changed. */
export const groupVersion = (group: Group, scope: Scope): string => {
  let [members, revisions] = [0, 0]
  for (const id of group.machineIds) {
    const machine = scope.estate.machines.get(id)
    if (!machine) continue
    members += 1
    revisions += machine.revision
  }
  return `${group.revision} ${settingsRevision(scope, group)} ${members} ${revisions}`
}

/** The same of what stands of one server in it: it is the group's as long as the server is in it. */
export const memberVersion = (machine: Machine, scope: Scope): string => {
  const group = scope.estate.groups.get(machine.groupId ?? '')
  return `${machine.revision} ${group?.id} ${group?.revision} ${group && settingsRevision(scope, group)}`
}
