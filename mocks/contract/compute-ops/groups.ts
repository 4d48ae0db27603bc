import type { Group } from '../../estate/types'
import { v1, v1beta2, v1beta3 } from '../../greenlake/compute-ops/groups/face'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, idIn, segment } from '../contract-call'

/** A group that has servers, iLO settings and external storage. */
const esxGroup = ({ estate, region }: Subject): Group => {
  const group = [...estate.groups.values()].find(
    (one) => one.region === region && one.name.endsWith('-esx') && one.machineIds.length > 0,
  )
  if (!group) throw new Error('The region has no group of hypervisors.')
  return group
}
const memberOf = (subject: Subject) => esxGroup(subject).machineIds[0] ?? ''

/** A server that is in no group, so that a move needs no eTag. */
const strangerOf = ({ estate, region }: Subject): string => {
  const machine = [...estate.machines.values()].find((one) => one.region === region && !one.groupId)
  return machine?.id ?? ''
}

/** Takes a server out of its group and gives its id. */
const freed = async (subject: Subject): Promise<string> => {
  const id = strangerOf(subject)
  if (id) return id
  const member = memberOf(subject)
  const { id: groupId } = esxGroup(subject)
  await subject.send('DELETE', `${v1beta2.groups}/${groupId}/devices/${segment(member)}`)
  return member
}

const below =
  (path: string, rest = '') =>
  (subject: Subject) =>
    `${path}/${esxGroup(subject).id}${rest}`

const rowBelow = (path: string, list: string) => async (subject: Subject) => {
  const address = `${path}/${esxGroup(subject).id}/${list}`
  return `${address}/${firstIdIn(await subject.send('GET', address))}`
}

const newGroup = { name: 'Contract', deviceType: 'DIRECT_CONNECT_SERVER' }

const common = (path: `/${string}`, body: object): ContractCall[] => [
  { operation: `GET ${path}` },
  { operation: `POST ${path}`, body },
  { operation: `GET ${path}/{group-id}`, path: below(path) },
  {
    operation: `PATCH ${path}/{group-id}`,
    path: below(path),
    body: { description: 'Checked against its contract' },
  },
  {
    operation: `DELETE ${path}/{group-id}`,
    path: async ({ send }) => `${path}/${idIn(await send('POST', path, body))}`,
  },
  { operation: `DELETE ${path}/{group-id}`, path: below(path), status: 400 },
  { operation: `GET ${path}/{group-id}/devices`, path: below(path, '/devices') },
  { operation: `GET ${path}/{group-id}/compliance`, path: below(path, '/compliance') },
  {
    operation: `GET ${path}/{group-id}/compliance/{compliance-id}`,
    path: rowBelow(path, 'compliance'),
  },
  {
    operation: `GET ${path}/{group-id}/external-storage-compliance`,
    path: below(path, '/external-storage-compliance'),
  },
]

const membership = (path: `/${string}`): ContractCall[] => [
  {
    operation: `POST ${path}/{group-id}/devices`,
    path: below(path, '/devices'),
    body: async (subject: Subject) => ({ devices: [{ deviceId: await freed(subject) }] }),
  },
  {
    operation: `POST ${path}/{group-id}/devices/unassign`,
    path: below(path, '/devices/unassign'),
    body: (subject: Subject) => ({ devices: [{ deviceId: memberOf(subject) }] }),
  },
]

const iloRows = (path: `/${string}`): ContractCall[] => [
  {
    operation: `GET ${path}/{group-id}/ilo-settings-compliance`,
    path: below(path, '/ilo-settings-compliance'),
  },
  {
    operation: `GET ${path}/{group-id}/ilo-settings-compliance/{ilo-settings-compliance-id}`,
    path: rowBelow(path, 'ilo-settings-compliance'),
  },
]

export const groupCalls: ContractCall[] = [
  ...common(v1.groups, newGroup),
  ...membership(v1.groups),
  {
    operation: `POST ${v1.groups}`,
    body: { name: 'Appliances', deviceType: 'OVE_APPLIANCE_VM' },
  },
  ...common(v1beta3.groups, newGroup),
  ...membership(v1beta3.groups),
  ...iloRows(v1beta3.groups),
  ...common(v1beta2.groups, { name: 'Contract' }),
  ...iloRows(v1beta2.groups),
  {
    operation: `POST ${v1beta2.groups}/{group-id}/devices`,
    path: below(v1beta2.groups, '/devices'),
    body: async (subject: Subject) => ({ devices: [{ serverId: await freed(subject) }] }),
  },
  {
    operation: `POST ${v1beta2.groups}/{group-id}/devices`,
    path: below(v1beta2.groups, '/devices?dry-run=true'),
    body: (subject: Subject) => ({ devices: [{ serverId: memberOf(subject) }] }),
  },
  {
    operation: `DELETE ${v1beta2.groups}/{group-id}/devices`,
    path: (subject) =>
      `${v1beta2.groups}/${esxGroup(subject).id}/devices?id=${segment(memberOf(subject))}`,
  },
  {
    operation: `DELETE ${v1beta2.groups}/{group-id}/devices/{device-id}`,
    path: (subject) =>
      `${v1beta2.groups}/${esxGroup(subject).id}/devices/${segment(memberOf(subject))}`,
  },
]
