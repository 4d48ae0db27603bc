import { readFileSync } from 'node:fs'
import type { ValidateFunction } from 'ajv'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { methods } from '../router'

type Json = Record<string, unknown>

/** One operation as the document declares it. */
export type Operation = {
  /** `GET /servers/{id}`. */
  name: string
  /** Declared statuses, as text. */
  statuses: string[]
  /** What is wrong with a JSON body of that status; null where the document has no schema for it. */
  check: (status: number, body: unknown) => Violation[] | null
}
/** What a schema objects to: where in the body, and what. */
export type Violation = { at: string; says: string }

const objectAt = (value: unknown, ...path: string[]): Json => {
  const found = path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Json)[name] : null),
    value,
  )
  return typeof found === 'object' && found !== null ? (found as Json) : {}
}

const pointer = (...path: string[]) =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A reference to another place of the document, followed. */
const deref = (document: Json, path: string[]): string[] => {
  const { $ref } = objectAt(document, ...path)
  return typeof $ref === 'string' && $ref.startsWith('#/')
    ? $ref
        .slice(2)
        .split('/')
        .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    : path
}

/** Where the schema of a response stands, in OpenAPI 3 and in Swagger 2; null where there is none. */
const schemaPath = (document: Json, response: string[]): string[] | null => {
  const at = deref(document, response)
  if ('schema' in objectAt(document, ...at)) return [...at, 'schema']
  const type = Object.keys(objectAt(document, ...at, 'content')).find((name) =>
    name.includes('json'),
  )
  if (type === undefined) return null
  return 'schema' in objectAt(document, ...at, 'content', type)
    ? [...at, 'content', type, 'schema']
    : null
}

/** Reads a vendor's API document (OpenAPI 3.1 or Swagger 2) from a file: its operations by name. */
export const readDocument = (file: string): Map<string, Operation> => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Json
  const options = { strict: false, allErrors: true, validateSchema: false, logger: false } as const
  const ajv = 'swagger' in document ? new Ajv(options) : new Ajv2020(options)
  formats.default(ajv)
  ajv.addFormat('int32', true).addFormat('int64', true)
  ajv.addSchema(document, 'document')
  const compiled = new Map<string, ValidateFunction>()
  const validatorAt = (path: string[]) => {
    const at = `document#${pointer(...path)}`
    const validate = compiled.get(at) ?? ajv.compile({ $ref: at })
    compiled.set(at, validate)
    return validate
  }

  const operations = new Map<string, Operation>()
  for (const [path, item] of Object.entries(objectAt(document, 'paths')))
    for (const method of methods) {
      const place = ['paths', path, method.toLowerCase()]
      if (!(method.toLowerCase() in (item as Json))) continue
      const name = `${method} ${path}`
      operations.set(name, {
        name,
        statuses: Object.keys(objectAt(document, ...place, 'responses')),
        check: (status, body) => {
          const schema = schemaPath(document, [...place, 'responses', String(status)])
          if (!schema) return null
          const validate = validatorAt(schema)
          if (validate(body)) return []
          return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
            at: instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*'),
            says: `${message ?? 'does not fit'} ${JSON.stringify(params)}`,
          }))
        },
      })
    }
  return operations
}
