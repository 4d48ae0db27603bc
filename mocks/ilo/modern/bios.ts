import * as v from 'valibot'
import { type Entry, writing } from '../entry'
import { ref, type Resource } from '../redfish'
import { etagOf } from '../redfish'
import { say } from '../saying'
import type { View } from '../view'
import { described, withheld } from './kit'

const path = 'systems/1/bios'

const onOff = v.picklist(['Enabled', 'Disabled'])

/** The settings of a ROM that can be written, each with what it takes, and how it is delivered. */
const attributes = {
  AdminName: { takes: v.string(), value: '' },
  AdminEmail: { takes: v.string(), value: '' },
  AutoPowerOn: {
    takes: v.picklist(['AlwaysPowerOn', 'AlwaysPowerOff', 'RestoreLastState']),
    value: 'RestoreLastState',
  },
  BootMode: { takes: v.picklist(['Uefi', 'LegacyBios']), value: 'Uefi' },
  EmbeddedUefiShell: { takes: onOff, value: 'Enabled' },
  PowerRegulator: {
    takes: v.picklist(['DynamicPowerSavings', 'StaticLowPower', 'StaticHighPerf', 'OsControl']),
    value: 'DynamicPowerSavings',
  },
  ProcVirtualization: { takes: onOff, value: 'Enabled' },
  ServerName: { takes: v.string(), value: '' },
  Sriov: { takes: onOff, value: 'Enabled' },
  ThermalConfig: {
    takes: v.picklist(['OptimalCooling', 'IncreasedCooling', 'MaxCooling']),
    value: 'OptimalCooling',
  },
  TimeZone: { takes: v.string(), value: 'Unspecified' },
  WorkloadProfile: {
    takes: v.picklist([
      'GeneralPowerEfficientCompute',
      'GeneralPeakFrequencyCompute',
      'Virtualization-MaxPerformance',
      'Virtualization-PowerEfficient',
      'Custom',
    ]),
    value: 'GeneralPowerEfficientCompute',
  },
} as const

const settings = v.strictObject({
  Attributes: v.partial(
    v.strictObject(
      Object.fromEntries(Object.entries(attributes).map(([name, { takes }]) => [name, takes])),
    ),
  ),
})

const delivered = Object.fromEntries(
  Object.entries(attributes).map(([name, { value }]) => [name, value]),
)

/** What was written comes into force with the first start after it; `all`: what is pending, too. */
const settingsOf = ({ kept, machine }: View, all: boolean): Resource => {
  const lastOn = machine.powerChanges.findLast(({ to }) => to === 'ON')?.at ?? 0
  const inForce = kept.bios.filter(({ at }) => all || at < lastOn)
  return Object.assign({ ...delivered }, ...inForce.map(({ values }) => values))
}

/** The attributes as their registry describes them. */
export const biosAttributes = (): Resource[] =>
  Object.entries(attributes).map(([name, { takes, value }]) => ({
    AttributeName: name,
    DefaultValue: value,
    DisplayName: name,
    GrayOut: false,
    Hidden: false,
    ReadOnly: false,
    ...('options' in takes
      ? {
          Type: 'Enumeration',
          Value: takes.options.map((option) => ({
            ValueDisplayName: option,
            ValueName: option,
          })),
        }
      : { MaxLength: 255, MinLength: 0, Type: 'String' }),
  }))

/** `BiosAttributeRegistryU58.v1_2_44`: it has the version of the ROM in its name. */
export const biosRegistry = ({ machine }: View): string => {
  const [, version = '1.00'] = /v(\d+\.\d+)/.exec(machine.romVersion) ?? []
  return `BiosAttributeRegistry${machine.romFamily}.v1_${version.replace('.', '_')}`
}

/** Its links are in small letters and end with a slash whatever was asked (facts.md 1). */
const head = (view: View, at: string) => ({ ...described(view, `${at}/`, 'Bios') })

/** The settings of the server's ROM: as they are, and as they will be after the next start. */
export const biosEntries = (view: View): Entry[] => [
  {
    path,
    read: () => ({
      '@Redfish.Settings': {
        '@odata.type': '#Settings.v1_0_0.Settings',
        ETag: etagOf(settingsOf(view, true)).slice(3, -1),
        Messages: [{ MessageId: 'Base.1.0.Success' }],
        SettingsObject: ref(`${path}/settings/`),
      },
      ...head(view, path),
      Id: 'bios',
      Actions: {
        '#Bios.ChangePassword': { target: `/redfish/v1/${path}/Actions/Bios.ChangePasswords/` },
        '#Bios.ResetBios': { target: `/redfish/v1/${path}/Actions/Bios.ResetBios/` },
      },
      AttributeRegistry: biosRegistry(view),
      Attributes: settingsOf(view, false),
      Name: 'BIOS Current Settings',
    }),
    actions: withheld('Bios.ChangePasswords', 'Bios.ResetBios'),
  },
  {
    path: `${path}/settings`,
    read: () => ({
      ...head(view, `${path}/settings`),
      Id: 'settings',
      AttributeRegistry: biosRegistry(view),
      Attributes: settingsOf(view, true),
      Name: 'BIOS Pending Settings',
    }),
    patch: writing('HostBIOSConfigPriv', settings, (body) => {
      view.kept.bios.push({ at: view.now, values: body.Attributes })
      return say(200, 'iLO.SystemResetRequired')
    }),
  },
]
