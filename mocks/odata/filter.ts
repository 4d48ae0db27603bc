/** What is compared. `path` is split at its separators; a `fold` changes case before comparing. */
export type Operand = { path: string[]; fold: 'upper' | 'lower' | null }
/** A value as written. Times are epoch ms. */
export type Literal =
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'time'; value: number }
  | { kind: 'flag'; value: boolean }
  | { kind: 'null' }
/** Operators that compare one value with another. */
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
/** The tree of a filter. `holds`: a literal on the left is a member of a list. */
export type Filter =
  | { kind: 'or'; left: Filter; right: Filter }
  | { kind: 'and'; left: Filter; right: Filter }
  | { kind: 'not'; part: Filter }
  | { kind: 'compare'; operand: Operand; by: Comparison; literal: Literal }
  | { kind: 'one-of'; operand: Operand; literals: Literal[] }
  | { kind: 'holds'; literal: Literal; operand: Operand }
  | { kind: 'contains' | 'startswith'; operand: Operand; literal: Literal }

/** Paths that a filter asks for, each joined with `/`. */
export const pathsOf = (filter: Filter): string[] => {
  if (filter.kind === 'or' || filter.kind === 'and')
    return [...pathsOf(filter.left), ...pathsOf(filter.right)]
  if (filter.kind === 'not') return pathsOf(filter.part)
  return [filter.operand.path.join('/')]
}

/** The ids that a filter confines a list to; null where it does not. */
export const idsOf = (filter: Filter): string[] | null => {
  if (filter.kind === 'and') return idsOf(filter.left) ?? idsOf(filter.right)
  if (filter.kind !== 'one-of' && !(filter.kind === 'compare' && filter.by === 'eq')) return null
  const { path, fold } = filter.operand
  if (path.join('/') !== 'id' || fold !== null) return null
  const literals = filter.kind === 'one-of' ? filter.literals : [filter.literal]
  return literals.flatMap((literal) => (literal.kind === 'text' ? [literal.value] : []))
}
