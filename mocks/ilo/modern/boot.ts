import * as v from 'valibot'
import { writing, type Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import { say } from '../saying'
import type { View } from '../view'
import { list, offer, single, withheld } from './kit'
import { bootTargets } from './system-acts'

const system = 'Systems/1'
const secure = `${system}/SecureBoot`

type Option = { reference: string; name: string; device: string }

/** From where a server can start: its disk, and each port of its network adapter. */
const optionsOf = ({ machine }: View): Option[] => {
  const mac = machine.mac.replaceAll(':', '').toUpperCase()
  const port = `PciRoot(0x1)/Pci(0x2,0x0)/Pci(0x0,0x0)/MAC(${mac},0x1)`
  const disk =
    'HD(1,GPT,7A46B329-CF6A-4DCA-9785-48677E8A27BF,0x800,0x100000)/\\EFI\\BOOT\\BOOTX64.EFI'
  return [
    { reference: 'Boot0016', name: machine.os?.name ?? 'Operating system', device: disk },
    {
      reference: 'Boot000E',
      name: 'Generic USB Boot',
      device: 'UsbClass(0xFFFF,0xFFFF,0xFF,0xFF,0xFF)',
    },
    { reference: 'Boot0011', name: 'Slot 1 Port 1 : PXE IPv4', device: `${port}/IPv4(0.0.0.0)` },
    {
      reference: 'Boot0012',
      name: 'Slot 1 Port 1 : HTTP(S) IPv4',
      device: `${port}/IPv4(0.0.0.0)/Uri()`,
    },
  ]
}

/** An override for one start is over with the first start after it was asked for. */
export const overrideOf = ({ kept, machine }: View) => {
  const { boot } = kept
  const isSpent =
    boot.enabled === 'Once' &&
    machine.powerChanges.some(({ at, to }) => to === 'ON' && at > boot.at)
  return isSpent ? { target: 'None', enabled: 'Disabled' } : boot
}

/** The boot settings of a system. */
export const bootOf = (view: View): Resource => {
  const options = optionsOf(view)
  const { target, enabled } = overrideOf(view)
  return {
    BootOptions: ref(`${system}/BootOptions`),
    BootOrder: options.map(({ reference }) => reference),
    BootSourceOverrideEnabled: enabled,
    BootSourceOverrideMode: 'UEFI',
    BootSourceOverrideTarget: target,
    'BootSourceOverrideTarget@Redfish.AllowableValues': bootTargets,
    UefiTargetBootSourceOverride: 'None',
    'UefiTargetBootSourceOverride@Redfish.AllowableValues': options.map(({ device }) => device),
  }
}

const databases = ['PK', 'KEK', 'db', 'dbx', 'dbt', 'dbr'].flatMap((name) => [
  `${name}Default`,
  name,
])

const secureBoot = (view: View): Entry => {
  const { kept, generation } = view
  return single(
    view,
    secure,
    'SecureBoot',
    () => ({
      Actions: offer(secure, 'SecureBoot.ResetKeys'),
      Name: 'SecureBoot',
      SecureBootCurrentBoot: 'Disabled',
      ...(generation === 5 ? {} : { SecureBootDatabases: ref(`${secure}/SecureBootDatabases`) }),
      SecureBootEnable: kept.secureBoot,
      SecureBootMode: 'UserMode',
    }),
    {
      actions: withheld('SecureBoot.ResetKeys'),
      patch: writing(
        'HostBIOSConfigPriv',
        v.strictObject({ SecureBootEnable: v.boolean() }),
        ({ SecureBootEnable: isEnabled }) => {
          kept.secureBoot = isEnabled
          return say(200, 'iLO.SystemResetRequired')
        },
      ),
    },
  )
}

/** What a server can start from, and how it checks that. */
export const bootEntries = (view: View): Entry[] => [
  ...list(
    `${system}/BootOptions`,
    'BootOption',
    { name: 'Boot Options Collection', description: 'Boot Options View' },
    optionsOf(view).map(({ reference, name, device }, index) =>
      single(view, `${system}/BootOptions/${index + 1}`, 'BootOption', () => ({
        Alias: 'None',
        BootOptionReference: reference,
        DisplayName: name,
        Name: 'Boot Option',
        UefiDevicePath: device,
      })),
    ),
  ),
  secureBoot(view),
  ...(view.generation === 5
    ? []
    : list(
        `${secure}/SecureBootDatabases`,
        'SecureBootDatabase',
        { name: 'SecureBoot Databases Collection', description: 'SecureBoot Databases View' },
        databases.map((name) =>
          single(view, `${secure}/SecureBootDatabases/${name}`, 'SecureBootDatabase', () => ({
            Name: 'SecureBoot Database',
            DatabaseId: name,
          })),
        ),
      )),
]
