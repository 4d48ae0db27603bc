import type { Filter, Literal, Operand } from './filter'

const writtenText = (value: string, quote: string) =>
  quote + value.replaceAll(quote, quote + quote) + quote
/** A value in a kind of quotes. */
export const writtenLiteral = (one: Literal, quote: string): string => {
  if (one.kind === 'text') return writtenText(one.value, quote)
  if (one.kind === 'time') return new Date(one.value).toISOString()
  return one.kind === 'null' ? 'null' : String(one.value)
}
/** A path and the case that it is folded to. */
export const writtenOperand = ({ path: names, fold }: Operand, separator: string) =>
  fold === null ? names.join(separator) : `to${fold}(${names.join(separator)})`

/** A filter as one would write it, with parentheses only where they are needed. */
export const writtenFilter = (filter: Filter, quote = "'", separator = '/'): string => {
  const again = (part: Filter) => writtenFilter(part, quote, separator)
  const value = (one: Literal) => writtenLiteral(one, quote)
  const joins = ({ kind }: Filter) => kind === 'and' || kind === 'or'
  const inside = (part: Filter) => (joins(part) ? `(${again(part)})` : again(part))
  if (filter.kind === 'and' || filter.kind === 'or') {
    const { kind, left, right } = filter
    return `${left.kind === kind ? again(left) : inside(left)} ${kind} ${inside(right)}`
  }
  if (filter.kind === 'not') return `not ${inside(filter.part)}`
  const operand = writtenOperand(filter.operand, separator)
  if (filter.kind === 'holds') return `${value(filter.literal)} in ${operand}`
  if (filter.kind === 'compare') return `${operand} ${filter.by} ${value(filter.literal)}`
  if (filter.kind === 'one-of')
    return `${operand} in (${filter.literals.map((one) => value(one)).join(',')})`
  return `${filter.kind}(${operand},${value(filter.literal)})`
}
