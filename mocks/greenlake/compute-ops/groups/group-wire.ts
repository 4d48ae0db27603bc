import type {
  WireGroup,
  WireGroupDevice,
} from '../../../../src/bff/sources/greenlake/compute-ops/wire'
import type { ComplianceState } from '../../../estate/compliance'
import type { Group, Machine } from '../../../estate/types'
import type { Scope } from '../../resource'
import { microTime } from '../../times'
import type { Face } from './face'
import { v1beta3 } from './face'
import { membersOf } from './found'
import { eTagOf, securityStatusOf, stateOf } from './group-state'

/** The group's own summary is worded freely, where each of its servers has a state (facts.md 6.4). */
const words: Record<ComplianceState, string> = {
  COMPLIANT: 'Compliant',
  NOT_COMPLIANT: 'Not Compliant',
  UNKNOWN: 'Unknown',
  NOT_APPLICABLE: 'Not Applicable',
}

const reasons: Record<ComplianceState, string> = {
  COMPLIANT: '',
  NOT_COMPLIANT: '',
  UNKNOWN: 'Not connected',
  NOT_APPLICABLE: '',
}

const onDeviceAdd = {
  biosApplySettings: false,
  biosFactoryReset: false,
  externalStorageConfiguration: false,
  firmwarePowerOff: false,
  firmwareUpdate: false,
  iloApplySettings: false,
  osCompletionTimeoutMin: 240,
  osInstall: false,
  storageConfiguration: false,
  storageVolumeDeletion: false,
}

/** OneView appliances have no policies; only v1beta3 has a downgrade of its own for servers that come. */
const policiesWire = (face: Face, { deviceType, policies }: Group) => {
  if (deviceType !== 'DIRECT_CONNECT_SERVER') return { onDeviceAdd: null }
  const { firmwareDowngrade = false, ...given } = policies.onDeviceAdd
  return {
    onDeviceAdd: {
      ...onDeviceAdd,
      ...given,
      ...(face === v1beta3 ? { firmwareDowngrade } : {}),
    },
    onDeviceApply: policies.onDeviceApply,
  }
}

/** A member of a group, as v1 and v1beta3 show it. */
export const deviceWire = (face: Face, machine: Machine) =>
  ({
    id: machine.id,
    deviceId: machine.id,
    deviceUri: `${face.servers}/${machine.id}`,
    type: face.types.device,
    resourceUri: `${face.groups}/${machine.groupId}/devices/${machine.id}`,
    groupId: machine.groupId,
    eTag: eTagOf(machine),
    productId: machine.productId,
    serial: machine.serial,
    overallSecurityStatus: securityStatusOf(machine),
    ...(machine.subscribed
      ? { subscriptionState: 'SUBSCRIBED', subscriptionTier: 'ENHANCED' }
      : { subscriptionState: 'REQUIRED' }),
  }) satisfies WireGroupDevice

/** A group as v1 and v1beta3 show it. */
export const groupWire = (face: Face, group: Group, scope: Scope) => {
  const { firmware, ilo, summary, security } = stateOf(scope, group)
  return {
    id: group.id,
    type: face.types.group,
    resourceUri: `${face.groups}/${group.id}`,
    generation: group.revision,
    createdAt: microTime(group.createdAt),
    updatedAt: microTime(group.updatedAt),
    name: group.name,
    description: group.description,
    deviceType: group.deviceType,
    devices: membersOf(scope, group).map((machine) => deviceWire(face, machine)),
    devicesUri: `${face.groups}/${group.id}/devices`,
    complianceStatus: summary,
    groupCompliance: {
      summary: words[summary],
      firmware: { status: words[firmware], statusReason: reasons[firmware] },
      iloSettings:
        ilo === null
          ? { status: 'Unknown', statusReason: 'Not Initiated' }
          : { status: words[ilo], statusReason: reasons[ilo] },
    },
    securityStatus: security,
    settingsUris: group.settingIds.map((id) => `${face.settings}/${id}`),
    autoAddTags: group.autoAddTags,
    policies: policiesWire(face, group),
  } satisfies WireGroup
}
