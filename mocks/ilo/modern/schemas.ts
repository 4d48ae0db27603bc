import type { Entry } from '../entry'
import type { Resource } from '../redfish'
import type { View } from '../view'
import { list, single } from './kit'
import { type TypeName, typeNames, versionOf } from './type-versions'

const store = 'SchemaStore/en'

/** A schema that knows of the resource no more than its name. */
const schemaOf = (name: TypeName, version: string): Resource => ({
  $id: `http://redfish.dmtf.org/schemas/v1/${name}.${version}.json`,
  $schema: 'http://json-schema.org/draft-04/schema#',
  additionalProperties: true,
  definitions: { [name]: { additionalProperties: true, properties: {}, type: 'object' } },
  title: `#${name}.${version}.${name}`,
  type: 'object',
})

/** A schema file for each type of the generation, by which clients look up what can be written. */
export const schemaEntries = (view: View): Entry[] => {
  const files = typeNames.map((name) => {
    const version = versionOf(name, view.generation)
    return { name, version, id: `${name}.${version}` }
  })
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
      read: () => schemaOf(name, version),
      isPacked: true,
    })),
  ]
}
