import type { Comparison, Filter, Literal, Operand } from './filter'
import { readTime } from './tokens'

/** What stands at a path of JSON; undefined where nothing does. */
export const valueAt = (item: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[name]
        : undefined,
    item,
  )

/** All that stands at a path, of every member where it leads through a list. */
const valuesAt = (item: unknown, path: readonly string[], from = 0): unknown[] => {
  const name = path[from]
  if (name === undefined) return [item]
  if (Array.isArray(item)) return item.flatMap((member) => valuesAt(member, path, from))
  const below = typeof item === 'object' && item !== null ? valueAt(item, [name]) : undefined
  return valuesAt(below, path, from + 1)
}

/** `lax` compares across types and looks into lists, as Data Services do; `caseless` names paths that ignore case. */
export type Comparing = {
  lax: boolean
  caseless: ReadonlySet<string>
  /** Where `contains` looks past case though `eq` does not. */
  anyCaseContains?: boolean
}

const folded = (value: unknown, { path, fold }: Operand, { caseless }: Comparing) => {
  if (typeof value !== 'string') return value
  if (fold === 'upper') return value.toUpperCase()
  return fold === 'lower' || caseless.has(path.join('/')) ? value.toLowerCase() : value
}

const order = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

/** Below, at or above zero; null where the two cannot be compared. */
const compare = (value: unknown, literal: Literal, operand: Operand, how: Comparing) => {
  if (literal.kind === 'null') return value === null || value === undefined ? 0 : null
  const left = folded(value, operand, how)
  const written =
    literal.kind === 'text' && how.caseless.has(operand.path.join('/')) && operand.fold === null
      ? literal.value.toLowerCase()
      : literal.value
  if (typeof left === 'string') {
    const moment = readTime(left)
    if (literal.kind === 'time') return moment === null ? null : order(moment, literal.value)
    if (literal.kind === 'text') {
      const asked = how.lax ? readTime(literal.value) : null
      if (moment !== null && asked !== null) return order(moment, asked)
      return order(left, String(written))
    }
    return how.lax ? order(left, String(written)) : null
  }
  if (typeof left === 'number' && literal.kind === 'number') return order(left, literal.value)
  if (typeof left === 'boolean' && literal.kind === 'flag')
    return order(Number(left), Number(literal.value))
  if (how.lax && (typeof left === 'number' || typeof left === 'boolean'))
    return String(left) === String(written) ? 0 : null
  return null
}

const holds: Record<Comparison, (difference: number | null) => boolean> = {
  eq: (difference) => difference === 0,
  ne: (difference) => difference !== 0,
  gt: (difference) => difference !== null && difference > 0,
  ge: (difference) => difference !== null && difference >= 0,
  lt: (difference) => difference !== null && difference < 0,
  le: (difference) => difference !== null && difference <= 0,
}

/** One condition of a filter. */
export type Leaf = Exclude<Filter, { kind: 'or' | 'and' | 'not' }>

const meets = (filter: Leaf, value: unknown, how: Comparing): boolean => {
  const { operand } = filter
  if (filter.kind === 'compare')
    return holds[filter.by](compare(value, filter.literal, operand, how))
  if (filter.kind === 'one-of')
    return filter.literals.some((literal) => compare(value, literal, operand, how) === 0)
  if (filter.kind === 'holds')
    return (
      Array.isArray(value) &&
      value.some((member) => compare(member, filter.literal, operand, how) === 0)
    )
  const text = folded(value, operand, how)
  if (typeof text !== 'string' || filter.literal.kind !== 'text') return false
  const { value: part } = filter.literal
  if (filter.kind === 'contains' && how.anyCaseContains)
    return text.toLowerCase().includes(part.toLowerCase())
  return filter.kind === 'contains' ? text.includes(part) : text.startsWith(part)
}

/** Whether what stands at a path does; of what stands in a list, one member has to (with ne, all). */
export const meetsAt = (
  filter: Leaf,
  item: unknown,
  path: readonly string[],
  how: Comparing,
): boolean => {
  if (!how.lax) return meets(filter, valueAt(item, path), how)
  const values = valuesAt(item, path)
  return filter.kind === 'compare' && filter.by === 'ne'
    ? values.every((value) => meets(filter, value, how))
    : values.some((value) => meets(filter, value, how))
}

/** Whether a JSON object passes a filter. */
export const passes = (filter: Filter, item: object, how: Comparing): boolean => {
  if (filter.kind === 'or') return passes(filter.left, item, how) || passes(filter.right, item, how)
  if (filter.kind === 'and')
    return passes(filter.left, item, how) && passes(filter.right, item, how)
  if (filter.kind === 'not') return !passes(filter.part, item, how)
  return meetsAt(filter, item, filter.operand.path, how)
}
