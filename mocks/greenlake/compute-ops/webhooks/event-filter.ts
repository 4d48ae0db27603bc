import { computeOpsDialect } from '../../../odata/dialect'
import { passes, valueAt } from '../../../odata/evaluate'
import type { Filter, Operand } from '../../../odata/filter'
import { pathsOf } from '../../../odata/filter'
import { parseFilter } from '../../../odata/parse'
import { FilterError } from '../../../odata/tokens'

/** Something that has happened to a resource, as its wire was before and is now. */
export type WebhookEvent = {
  type: string
  operation: 'Created' | 'Updated' | 'Deleted'
  at: number
  old: object
  new: object
}

/** Whether an event is one that a webhook wants. */
type EventFilter = (event: WebhookEvent) => boolean

const isAllowed = (path: string) =>
  ['type', 'operation', 'name'].includes(path) || /^(old|new|changed)\/./.test(path)

/** `changed/a/b` asks one question, not for a member of a member. */
const flattened = (filter: Filter): Filter => {
  if (filter.kind === 'and' || filter.kind === 'or')
    return { ...filter, left: flattened(filter.left), right: flattened(filter.right) }
  if (filter.kind === 'not') return { ...filter, part: flattened(filter.part) }
  const [first = '', ...rest] = filter.operand.path
  const path = first === 'changed' ? [first, rest.join('/')] : filter.operand.path
  const operand: Operand = { ...filter.operand, path }
  return { ...filter, operand }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Reads an eventFilter: `type`, `operation`, `name`, `old/…`, `new/…`, `changed/…` (facts.md 6.7). Throws FilterError. */
export const parseEventFilter = (text: string): EventFilter => {
  const filter = parseFilter(text, computeOpsDialect)
  const paths = pathsOf(filter)
  const unknown = paths.find((path) => !isAllowed(path))
  if (unknown !== undefined) throw new FilterError(`${unknown} cannot be filtered by.`, 0)
  const asked = flattened(filter)
  const changes = paths.flatMap((path) =>
    path.startsWith('changed/') ? [path.slice('changed/'.length)] : [],
  )
  return (event) => {
    const changed = changes.map((path) => {
      const names = path.split('/')
      return [path, !same(valueAt(event.old, names), valueAt(event.new, names))] as const
    })
    const seen = {
      ...event,
      name: valueAt(event.new, ['name']),
      changed: Object.fromEntries(changed),
    }
    return passes(asked, seen, { lax: false, caseless: new Set() })
  }
}
