import type { Entry } from '../entry'
import { type RegistryName, registries } from '../messages'
import type { Resource } from '../redfish'
import { registryVersions } from '../saying'
import type { View } from '../view'
import { biosAttributes, biosRegistry } from './bios'
import { list, single } from './kit'

const store = 'RegistryStore/registries/en'
const titles: Record<RegistryName, string> = {
  Base: 'Base Message Registry',
  iLO: 'Management Processor Message Registry',
  iLOEvents: 'Event Registry',
}
const names = Object.keys(registries) as RegistryName[]

/** A message as a registry holds it, with the number of its `%1`, `%2`. */
const messageOf = (severity: string, text: string, resolution: string): Resource => {
  const count = new Set(text.match(/%\d/g)).size
  return {
    Description: text,
    Message: text,
    MessageSeverity: severity,
    NumberOfArgs: count,
    ParamTypes: Array.from({ length: count }, () => 'string'),
    Resolution: resolution,
    Severity: severity,
  }
}

/** The text of every message that a BMC sends, in the version that it names there (facts.md 4). */
export const registryOf = (view: View, name: RegistryName): Resource => ({
  '@odata.type': '#MessageRegistry.v1_6_0.MessageRegistry',
  Description: titles[name],
  Id: `${name}.json`,
  Language: 'en',
  Messages: Object.fromEntries(
    Object.entries(registries[name]).map(([key, [severity, text, resolution = 'None.']]) => [
      key,
      messageOf(severity, text, resolution),
    ]),
  ),
  Name: titles[name],
  OwningEntity: 'Hewlett Packard Enterprise',
  RegistryPrefix: name,
  RegistryVersion: registryVersions(view.machine)[name],
})

/** The settings of the ROM, in a registry of their own whose name holds the version of the ROM. */
const biosOf = (view: View): Resource => ({
  '@odata.type': '#AttributeRegistry.v1_3_2.AttributeRegistry',
  Description: 'BIOS Attribute Registry',
  Id: biosRegistry(view),
  Language: 'en',
  Name: biosRegistry(view),
  OwningEntity: 'HPE',
  RegistryEntries: { Attributes: biosAttributes(), Dependencies: [], Menus: [] },
  RegistryVersion: biosRegistry(view).split('.v')[1]?.replaceAll('_', '.'),
})

const file = (view: View, id: string, registry: string, uri: string): Entry =>
  single(view, `Registries/${id}`, 'MessageRegistryFile', () => ({
    Description: `Registry Definition File for ${id}`,
    Languages: ['en'],
    Location: [{ Language: 'en', Uri: `/redfish/v1/${uri}` }],
    Name: `${id} Message Registry File`,
    Registry: registry,
  }))

/** Registries that the iLO carries, and behind them their texts, which are sent packed (facts.md 2). */
export const registryEntries = (view: View): Entry[] => {
  const bios = biosRegistry(view)
  const versions = registryVersions(view.machine)
  return [
    ...list(
      'Registries',
      'MessageRegistryFile',
      { name: 'Registry File Repository', description: 'Registry Repository' },
      [
        ...names.map((name) =>
          file(view, name, `${name}.${versions[name]}`, `${store}/${name}.json`),
        ),
        file(view, bios, bios, `${store}/${bios.toLowerCase()}`),
      ],
    ),
    ...names.map((name): Entry => ({
      path: `${store}/${name}.json`,
      read: () => registryOf(view, name),
      isPacked: true,
    })),
    { path: `${store}/${bios.toLowerCase()}`, read: () => biosOf(view), isPacked: true },
  ]
}
