import type { Group, Machine } from '../../../estate/types'
import type { Scope } from '../../resource'
import { microTime } from '../../times'
import { v1beta2 as face } from './face'
import { membersOf } from './found'
import { eTagOf, stateOf } from './group-state'

/** What v1beta2 calls the policies of `onDeviceAdd`; it has no others. */
export const oldPolicyNames: Readonly<Record<string, string>> = {
  biosApplySettings: 'biosApplySettings',
  biosFactoryReset: 'biosFactoryReset',
  externalStorageConfiguration: 'externalStorageConfiguration',
  firmwareDowngrade: 'firmwareDowngrade',
  firmwareUpdate: 'firmwareUpdate',
  iloApplySettings: 'iloApplySettings',
  osCompletionTimeoutMin: 'osCompletionTimeoutMin',
  osInstall: 'osImageSettings',
  storageConfiguration: 'storageConfiguration',
  storageVolumeDeletion: 'storageVolumeDeletion',
  storageVolumeName: 'storageVolumeName',
}

const defaults = {
  biosApplySettings: false,
  biosFactoryReset: false,
  externalStorageConfiguration: false,
  firmwareDowngrade: false,
  firmwareUpdate: false,
  iloApplySettings: false,
  osCompletionTimeoutMin: 240,
  osImageSettings: false,
  storageConfiguration: false,
  storageVolumeDeletion: false,
}

const policiesWire = ({ onDeviceAdd, onDeviceApply }: Group['policies']) => ({
  onServerAdd: {
    ...defaults,
    ...Object.fromEntries(
      Object.entries(onDeviceAdd).flatMap(([name, value]) =>
        oldPolicyNames[name] ? [[oldPolicyNames[name], value]] : [],
      ),
    ),
  },
  onSettingsApply: onDeviceApply,
})

/** A member of a group as v1beta2 shows it; its server's address is one of the service's inside (facts.md 5.1). */
export const oldDeviceWire = (machine: Machine) => ({
  id: machine.id,
  type: face.types.device,
  resourceUri: `${face.groups}/${machine.groupId}/devices/${machine.id}`,
  groupId: machine.groupId,
  serverId: machine.id,
  serverUri: `/api/compute/v1/servers/${machine.id}`,
  productId: machine.productId,
  serial: machine.serial,
  state: 'ACTIVE',
  eTag: eTagOf(machine),
  ...(machine.subscribed
    ? { subscriptionState: 'SUBSCRIBED', subscriptionTier: 'ENHANCED' }
    : { subscriptionState: 'REQUIRED' }),
})

/** A group as v1beta2 shows it: other names, and states where later versions have words (facts.md 6.4). */
export const oldGroupWire = (group: Group, scope: Scope) => {
  const { firmware, ilo, summary } = stateOf(scope, group)
  const { firmwareUpdate } = group.policies.onDeviceAdd
  const members = membersOf(scope, group)
  return {
    id: group.id,
    type: face.types.group,
    resourceUri: `${face.groups}/${group.id}`,
    generation: group.revision,
    createdAt: microTime(group.createdAt),
    updatedAt: microTime(group.updatedAt),
    name: group.name,
    description: group.description,
    platformFamily: 'ANY',
    devices: members.map(oldDeviceWire),
    devicesUri: `${face.groups}/${group.id}/devices`,
    groupComplianceStatus: summary,
    groupCompliance: {
      summary,
      firmware: { status: firmware, statusReason: '' },
      iloSettings: { status: ilo ?? 'UNKNOWN', statusReason: ilo === null ? 'Not Initiated' : '' },
    },
    groupMeta: group.settingIds.length === 0 ? { noSettingsReason: 'GROUP_HAS_NO_SETTINGS' } : null,
    serverSettingsUris: group.settingIds.map((id) => `${face.settings}/${id}`),
    serverPolicies: policiesWire(group.policies),
    autoFwUpdateOnAdd: firmwareUpdate === true,
    autoAddServerTags: group.autoAddTags,
  }
}
