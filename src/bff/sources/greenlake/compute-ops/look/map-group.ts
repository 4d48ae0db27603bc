import type { GroupLook } from '../../../../../contract/server-look'
import { lastSegment } from '../../resource'
import { inWords } from '../../words'
import { complianceOf } from '../compliance'
import type { GroupExtras, IloComplianceRecord, SettingRecord } from './wire'

const actions = {
  firmwareUpdate: 'its firmware is updated',
  firmwarePowerOff: 'it is powered off for firmware',
  biosApplySettings: 'BIOS settings are applied',
  biosFactoryReset: 'its BIOS is reset to factory defaults',
  iloApplySettings: 'iLO settings are applied',
  storageConfiguration: 'its storage is configured',
  storageVolumeDeletion: 'its storage volumes are deleted',
  externalStorageConfiguration: 'external storage is configured',
  osInstall: 'an OS is installed',
} as const satisfies Record<keyof GroupExtras['policies']['onDeviceAdd'], string>

/** `Not Compliant` as `Not compliant`, and members of a vocabulary as words. */
const sentence = (said: string) => {
  const [first = '', ...rest] = inWords(said).split(' ')
  return [first, ...rest.map((word) => word.toLowerCase())].join(' ')
}

/** The group that holds a server; where no group lists its devices, the one that is known by name. */
export const groupOf = (
  groups: readonly GroupExtras[],
  server: { id: string; group: string | null },
): GroupExtras | null =>
  groups.find(({ devices }) => devices.some(({ deviceId }) => deviceId === server.id)) ??
  groups.find(({ name }) => name !== null && name === server.group) ??
  null

/** How a group stands, what it sets and does, and how this server's iLO compares. */
export const mapGroup = (
  group: GroupExtras,
  settings: readonly SettingRecord[],
  ilo: readonly IloComplianceRecord[],
  serverId: string,
): NonNullable<GroupLook> => {
  const { summary, firmware, iloSettings } = group.groupCompliance
  const own = ilo.find(({ deviceId }) => deviceId === serverId)
  const standing: [string, string | null, string | null][] = [
    ['Compliance', summary ?? group.complianceStatus, null],
    ['Firmware', firmware.status, firmware.statusReason],
    ['iLO settings', iloSettings.status, iloSettings.statusReason],
    ['Security', group.securityStatus, null],
  ]
  return {
    id: group.id,
    name: group.name ?? group.id,
    description: group.description,
    servers: group.devices.length,
    standing: standing.flatMap(([name, word, reason]) =>
      word === null ? [] : [{ name, word: sentence(word), reason }],
    ),
    settings: group.settingsUris.map((uri) => {
      const found = settings.find(({ id }) => id === lastSegment(uri))
      return {
        category: inWords(found?.category ?? 'Setting'),
        name: found?.name ?? lastSegment(uri) ?? uri,
        description: found?.description ?? null,
      }
    }),
    onAdd: Object.entries(actions).flatMap(([name, words]) =>
      Object.entries(group.policies.onDeviceAdd).some(([key, on]) => key === name && on === true)
        ? [words]
        : [],
    ),
    iloSettings: own
      ? {
          state: complianceOf(own.complianceState),
          at: own.updatedAt,
          deviations: own.deviations.map(
            ({ settingName, category, currentValue, expectedValue }) => ({
              name: settingName ?? category ?? 'Setting',
              current: currentValue,
              expected: expectedValue,
            }),
          ),
        }
      : null,
  }
}
