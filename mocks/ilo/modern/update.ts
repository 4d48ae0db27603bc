import type { Flash } from '../../estate/flash'
import { type FirmwareRow, firmwareOf } from '../../estate/parts/firmware'
import { createRandom } from '../../estate/random'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import { messageId } from '../saying'
import type { View } from '../view'
import { isBooted, stamp } from '../words'
import { componentEntries } from './components'
import { enabled, list, oem, offer, single } from './kit'
import { addFromUri, checkIntegrity, lastFlash, simpleUpdate, updateActions } from './update-acts'

const path = 'UpdateService'

/** What happens to an image, by how far it has come; the percents are those of flashing alone. */
const steps = [
  { until: 0.15, state: 'Uploading' },
  { until: 0.25, state: 'Verifying' },
  { until: 0.35, state: 'Writing' },
  { until: 1, state: 'Updating' },
] as const

/** State, and while it is flashed its percents; afterwards what came of it (facts.md 10). */
const progressOf = (view: View, flash: Flash | null): Resource => {
  const { machine, now } = view
  if (flash === null) return { State: 'Idle' }
  const part = (now - flash.startedAt) / (flash.endsAt - flash.startedAt)
  const step = steps.find(({ until }) => part < until)
  if (step?.state === 'Updating' && flash.component)
    return { FlashProgressPercent: Math.floor((100 * (part - 0.35)) / 0.65), State: 'Updating' }
  if (step && step.state !== 'Updating') return { State: step.state }
  return flash.component
    ? { Result: { MessageId: messageId(machine, 'Base.Success') }, State: 'Complete' }
    : { Result: { MessageId: messageId(machine, 'iLO.UpdateInvalidFile') }, State: 'Error' }
}

const service = (view: View): Resource => ({
  Actions: offer(path, simpleUpdate, { TransferProtocol: ['HTTP', 'HTTPS'] }),
  Description: 'iLO Update Service',
  FirmwareInventory: ref(`${path}/FirmwareInventory`),
  HttpPushUri: '/cgi-bin/uploadFile',
  Name: 'Update Service',
  Oem: oem(view, 'HpeiLOUpdateServiceExt', {
    Accept3rdPartyFirmware: false,
    Actions: { ...offer(path, addFromUri), ...offer(path, checkIntegrity) },
    Capabilities: { BundleDowngradeSupport: true, PLDMFirmwareUpdate: true, UpdateFWPKG: true },
    ComponentRepository: ref(`${path}/ComponentRepository`),
    CurrentTime: stamp(view.now),
    ...(view.generation === 7
      ? {}
      : {
          DowngradePolicy: 'AllowDowngrade',
          FirmwareIntegrity: {
            EnableBackgroundScan: false,
            LastScanResult: 'OK',
            LastScanTime: stamp(view.kept.scannedAt ?? view.machine.createdAt),
            OnIntegrityFailure: 'LogOnly',
            ScanEveryDays: 7,
          },
        }),
    InstallSets: ref(`${path}/InstallSets`),
    InvalidImageRepository: ref(`${path}/InvalidImageRepository`),
    MaintenanceWindows: ref(`${path}/MaintenanceWindows`),
    ...progressOf(view, lastFlash(view)),
    UpdateTaskQueue: ref(`${path}/UpdateTaskQueue`),
  }),
  ServiceEnabled: true,
  SoftwareInventory: ref(`${path}/SoftwareInventory`),
})

const firmware = (view: View, row: FirmwareRow): Resource => ({
  Description: row.key,
  Name: row.name,
  Oem: oem(view, 'HpeiLOSoftwareInventory', {
    DeviceClass: createRandom(0, `device class ${row.name}`).uuid(),
    DeviceContext: row.place,
    Targets: [createRandom(0, `target ${row.name} ${row.place}`).uuid()],
  }),
  Status: enabled,
  Updateable: row.updateable,
  Version: row.version,
  ...(view.generation === 7 ? { VersionScheme: 'OEM' } : {}),
})

/** Software is known while the agent in the operating system runs (facts.md 8, Firmware). */
const softwareOf = ({ machine }: View): { name: string; version: string }[] =>
  machine.os && isBooted(machine) ? [{ name: 'amsd', version: '3.6.0' }, machine.os] : []

/** What is installed, and what shall be. */
export const updateEntries = (view: View): Entry[] => [
  single(view, path, 'UpdateService', () => service(view), { actions: updateActions(view) }),
  ...list(
    `${path}/FirmwareInventory`,
    'SoftwareInventory',
    { name: 'Firmware Inventory Collection' },
    firmwareOf(view.machine).map((row, index) =>
      single(view, `${path}/FirmwareInventory/${index + 1}`, 'SoftwareInventory', () =>
        firmware(view, row),
      ),
    ),
  ),
  ...list(
    `${path}/SoftwareInventory`,
    'SoftwareInventory',
    { name: 'Software Inventory Collection' },
    softwareOf(view).map(({ name, version }, index) =>
      single(view, `${path}/SoftwareInventory/${index + 1}`, 'SoftwareInventory', () => ({
        Description: name,
        Name: name,
        Status: enabled,
        Version: version,
      })),
    ),
  ),
  ...componentEntries(view),
]
