import { isObject } from '../../json'
import type { Entry, Writable } from '../entry'
import type { Resource } from '../redfish'
import type { View } from '../view'
import { list, single } from './kit'
import { type TypeName, typeNames, versionOf } from './type-versions'

const store = 'SchemaStore/en'

const kindOf = (value: unknown) => {
  if (Array.isArray(value)) return 'array'
  if (isObject(value)) return 'object'
  return typeof value === 'number' || typeof value === 'boolean' ? typeof value : 'string'
}

/** A property as it is in a resource, and whether it can be written. */
const propertyOf = (value: unknown, writable: Writable | undefined): Resource => ({
  description: '',
  readonly: writable === undefined,
  type: value === null ? ['string', 'null'] : kindOf(value),
  ...(isObject(value) ? { properties: propertiesOf(value, writable) } : {}),
})

const propertiesOf = (resource: Resource, writable: Writable = {}): Resource =>
  Object.fromEntries(
    Object.entries(resource).map(([name, value]) => [name, propertyOf(value, writable[name])]),
  )

type Examples = ReadonlyMap<unknown, { resource: Resource; writes: Writable | undefined }>

/** One resource of each type. */
const examplesAmong = (entries: readonly Entry[]): Examples =>
  new Map(
    entries.map((entry) => {
      const resource = entry.read()
      return [resource['@odata.type'], { resource, writes: entry.patch?.writes }]
    }),
  )

/** A schema, drawn from a resource of its type; what there is none of has no properties. */
const schemaOf = (name: TypeName, version: string, examples: Examples): Resource => {
  const title = `#${name}.${version}.${name}`
  const example = examples.get(title)
  return {
    $id: `http://redfish.dmtf.org/schemas/v1/${name}.${version}.json`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    additionalProperties: false,
    properties: example ? propertiesOf(example.resource, example.writes) : {},
    title,
    type: 'object',
  }
}

/** A schema file for each type of the generation, by which clients look up what can be written. */
export const schemaEntries = (view: View, resources: () => readonly Entry[]): Entry[] => {
  const files = typeNames.map((name) => {
    const version = versionOf(name, view.generation)
    return { name, version, id: `${name}.${version}` }
  })
  let examples: Examples | null = null
  return [
    ...list(
      'JsonSchemas',
      'JsonSchemaFile',
      { name: 'JSON Schema Repository', description: 'Schema Repository' },
      files.map(({ name, id }) =>
        single(view, `JsonSchemas/${id}`, 'JsonSchemaFile', () => ({
          Description: `Schema Definition File for ${name}`,
          Languages: ['en'],
          Location: [{ Language: 'en', Uri: `/redfish/v1/${store}/${id}.json` }],
          Name: `${name} Schema File`,
          Schema: `#${id}.${name}`,
        })),
      ),
    ),
    ...files.map(({ name, version, id }): Entry => ({
      path: `${store}/${id}.json`,
      read: () => schemaOf(name, version, (examples ??= examplesAmong(resources()))),
      isPacked: true,
    })),
  ]
}
