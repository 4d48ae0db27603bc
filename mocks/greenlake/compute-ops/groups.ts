import type {
  WireGroup,
  WireGroupDevice,
} from '../../../src/bff/sources/greenlake/compute-ops/wire'
import type { Group, Machine } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { microTime } from '../times'
import { serverUri } from './servers'

const path = '/compute-ops-mgmt/v1/groups'

const deviceWire = (machine: Machine) =>
  ({
    id: machine.id,
    deviceId: machine.id,
    deviceUri: serverUri(machine.id),
    type: 'compute-ops-mgmt/group/device',
    resourceUri: `${path}/${machine.groupId}/devices/${machine.id}`,
    groupId: machine.groupId,
    productId: machine.productId,
    serial: machine.serial,
    overallSecurityStatus: 'OK',
    subscriptionState: 'SUBSCRIBED',
    subscriptionTier: 'ENHANCED',
  }) satisfies WireGroupDevice

const membersOf = ({ estate }: Scope, group: Group) =>
  group.machineIds.flatMap((id) => estate.machines.get(id) ?? [])

const findGroup = ({ estate, region }: Scope, id: string) => {
  const group = estate.groups.get(id)
  return group?.region === region ? group : undefined
}

/** GET v1/groups (facts.md 6.4). */
export const groups = resource<Group>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'autoAddTags',
      'complianceStatus',
      'createdAt',
      'description',
      'deviceType',
      'generation',
      'id',
      'name',
      'policies',
      'securityStatus',
      'settingsUris',
      'updatedAt',
    ],
  },
  sort: true,
  select: null,
  empty: [],
  list: ({ estate, region }) =>
    [...estate.groups.values()].filter((group) => group.region === region),
  find: findGroup,
  toWire: (group, scope) =>
    ({
      id: group.id,
      // Misspelt in the documents as on the wire (facts.md 6.4).
      type: 'compute-mgmt-ops/group',
      resourceUri: `${path}/${group.id}`,
      generation: 1,
      createdAt: microTime(group.createdAt),
      updatedAt: microTime(group.createdAt),
      name: group.name,
      description: null,
      deviceType: 'DIRECT_CONNECT_SERVER',
      devices: membersOf(scope, group).map(deviceWire),
      devicesUri: `${path}/${group.id}/devices`,
      complianceStatus: 'COMPLIANT',
      securityStatus: 'OK',
      settingsUris: [],
      autoAddTags: null,
      policies: null,
    }) satisfies WireGroup,
})

/** GET v1/groups/{id}/devices: all at once, without paging (facts.md 4.2). */
export const groupDevices = resource<Machine>({
  service: 'compute-ops',
  path: `${path}/:parentId/devices`,
  limit: null,
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'eTag',
      'groupId',
      'overallSecurityStatus',
      'productId',
      'serial',
      'subscriptionState',
      'subscriptionTier',
    ],
  },
  sort: false,
  select: null,
  empty: [],
  list: (scope, parentId) => {
    const group = findGroup(scope, parentId)
    return group ? membersOf(scope, group) : null
  },
  find: null,
  toWire: deviceWire,
})
