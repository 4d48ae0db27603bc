import fc from 'fast-check'
import { anyText } from '../any-text'
import { knownTexts } from './known-texts'

type Node = {
  type: string
  entries?: Record<string, Node>
  options?: readonly unknown[]
  item?: Node
  wrapped?: Node
  literal?: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'kind' in value

/** What fits a schema, as far as its shape says; pipes may want more of it. */
const fitting = (node: Node): fc.Arbitrary<unknown> => {
  switch (node.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(node.entries ?? {}).map(([name, entry]) => [name, fitting(entry)]),
        ),
      )
    case 'string':
      return fc.oneof(fc.constantFrom(...knownTexts), anyText(30))
    case 'number':
      return fc.oneof(fc.integer(), fc.double())
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constant(node.literal)
    case 'picklist':
      return fc.constantFrom(...(node.options ?? []))
    case 'array':
      return fc.array(node.item ? fitting(node.item) : fc.anything(), { maxLength: 4 })
    case 'nullable':
    case 'optional':
      return node.wrapped ? fitting(node.wrapped) : fc.constant(null)
    case 'variant':
    case 'union':
      return fc.oneof(...(node.options ?? []).filter(isNode).map(fitting))
    default:
      return fc.jsonValue()
  }
}

/** Every object schema that browser and BFF agree on: a new one is tried without being named. */
const contract = import.meta.glob<Record<string, unknown>>(
  ['../../../contract/*.ts', '!../../../contract/*.spec.ts'],
  { eager: true },
)
const schemas = Object.values(contract)
  .flatMap((module) => Object.values(module))
  .filter(isNode)
  .filter(({ type, entries }) => type === 'object' && Object.keys(entries ?? {}).length <= 4)

const wrong = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, 1e308, true, [], {}, [[]], { length: 1 }, '\u0000'),
  anyText(20),
)

/** A fitting body, or one with a member that is wrong, missing, or of the prototype. */
const nearly = fc.oneof(...schemas.map(fitting)).chain((body) => {
  if (typeof body !== 'object' || body === null) return fc.constant(JSON.stringify(body))
  const names = [...Object.keys(body), '__proto__', 'constructor', 'toString']
  const text = (members: [string, unknown][]) =>
    `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`
  const members = Object.entries(body)
  const changed = fc
    .tuple(fc.constantFrom(...names), wrong)
    .map(([name, value]) => text([...members.filter(([other]) => other !== name), [name, value]]))
  const twice = fc.constant(text([...members, ...members]))
  const less = fc.constantFrom(...names).map((name) => text(members.filter(([n]) => n !== name)))
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(text(members)) },
    { weight: 3, arbitrary: changed },
    { weight: 1, arbitrary: less },
    { weight: 1, arbitrary: twice },
  )
})

const nested = (depth: number, open: string, close: string) =>
  `${open.repeat(depth)}1${close.repeat(depth)}`

const strange = fc.constantFrom(
  '',
  '{',
  'null',
  '"text"',
  'NaN',
  '\uFEFF{}',
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}',
  '{"name":"\\u0000","password":"x"}',
  '{"role":"\\ud800"}',
  nested(200, '[', ']'),
  nested(30_000, '[', ']'),
  nested(9_000, '{"a":', '}'),
  JSON.stringify({ name: 'x'.repeat(60_000), password: 'x' }),
  JSON.stringify({ name: 'x'.repeat(70_000) }),
)

const types = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-16',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
      '*/*',
      ';',
    ),
  },
)

/** Any body of a write, with what it says it is. */
export const anyBody: fc.Arbitrary<{ payload: string; type: string }> = fc.record({
  payload: fc.oneof(
    { weight: 6, arbitrary: nearly },
    { weight: 2, arbitrary: strange },
    { weight: 1, arbitrary: fc.json() },
  ),
  type: types,
})
