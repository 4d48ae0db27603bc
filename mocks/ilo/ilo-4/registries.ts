import type { Entry } from '../entry'
import { type RegistryName, registries } from '../messages'
import { registryOf } from '../modern/registries'
import { registryVersions } from '../saying'
import type { View } from '../view'
import type { Named } from './named'
import { members } from './named'

const names = Object.keys(registries) as RegistryName[]
const fileOf = (name: RegistryName) => `RegistryStore/registries/en/${name}.json`

/** Which texts the messages have, each by a link that leads out of the model (facts.md 1, 4). */
export const registryFiles = ({ machine }: View): Named[] => {
  const versions = registryVersions(machine)
  return [
    members(
      'Registries',
      'SchemaFile',
      'Registry Repository',
      names.map((name) => `Registries/${name}`),
    ),
    ...names.map((name): Named => ({
      path: `Registries/${name}`,
      name: 'SchemaFile',
      version: '1.0.0',
      always: {
        Description: `Registry Definition File for ${name}`,
        Languages: ['en'],
        Location: [{ Language: 'en', Uri: { extref: `/redfish/v1/${fileOf(name)}` } }],
        Name: `${name} Message Registry`,
        Schema: `${name}.${versions[name]}`,
      },
      fresh: { Id: name },
    })),
  ]
}

/** The texts themselves, which are sent packed. */
export const registryTexts = (view: View): Entry[] =>
  names.map((name) => ({
    path: fileOf(name),
    read: () => registryOf(view, name),
    isPacked: true,
  }))
