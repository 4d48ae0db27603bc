import { createRandom } from '../../../estate/random'
import type { Group, Machine } from '../../../estate/types'
import { notFound } from '../../refusal'
import type { Scope } from '../../resource'
import type { Route } from '../../route'
import { microTime } from '../../times'
import type { Face } from './face'
import { groupOf, membersOf } from './found'

/** The setting for external storage that a group applies, with the system of its hosts. */
const hostOsOf = ({ estate }: Scope, group: Group): string | null => {
  const setting = group.settingIds
    .map((id) => estate.settings.get(id))
    .find((one) => one?.category === 'EXTERNAL_STORAGE')
  const given = setting?.settings['DEFAULT']
  return typeof given === 'object' && given !== null && 'externalStorageHostOs' in given
    ? String(given.externalStorageHostOs)
    : null
}

/** A server whose host on the array has no initiator: one in every third group. */
const withoutInitiators = (group: Group, members: Machine[]): Machine[] => {
  const random = createRandom(0, `${group.id}/external-storage`)
  return random.chance(0.3) && members.length > 0 ? [random.pick(members)] : []
}

const stateOf = (members: Machine[], deviant: Machine[]) => {
  if (members.length === 0) return 'NOT_APPLICABLE'
  return deviant.length > 0 ? 'NOT_COMPLIANT' : 'COMPLIANT'
}

/** A group's hosts on external storage; there is nothing to see where it applies no such setting. */
export const externalStorageRoute = (face: Face): Route => ({
  method: 'GET',
  service: 'compute-ops',
  path: `${face.groups}/:parentId/external-storage-compliance`,
  answer: (call) => {
    const group = groupOf(call)
    const hostOs = hostOsOf(call.scope, group)
    if (hostOs === null) return notFound()
    const members = membersOf(call.scope, group)
    const deviant = withoutInitiators(group, members)
    return Response.json({
      groupId: group.id,
      generation: group.revision,
      createdAt: microTime(group.createdAt),
      updatedAt: microTime(group.updatedAt),
      hostOs,
      complianceState: stateOf(members, deviant),
      deviations: {
        noInitiators: deviant.map(({ id, hostName }) => ({ server: { id, name: hostName } })),
        missingInitiators: [],
        extraInitiator: [],
        initiatorsWithMultipleHosts: [],
        mismatchOperatingSystem: [],
        preExistingHostNames: [],
        hostGroupsNotCreated: [],
        missingHostGroups: [],
        missingHostsFromHostGroup: [],
        extraHostsInHostGroup: [],
      },
    })
  },
})
