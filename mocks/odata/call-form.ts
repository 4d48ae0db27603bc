import type { Comparison, Filter, Literal, Operand } from './filter'
import type { Token } from './tokens'
import { createNesting, FilterError, tokenize } from './tokens'

const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']

/** Reads the form of OneView: `and(eq(state,'connected'),in(applianceType,'VM','UNKNOWN'))`. Throws FilterError. */
export const parseCallForm = (text: string): Filter => {
  const tokens = tokenize(text, false)
  const nested = createNesting()
  let place = 0
  const take = (): Token => {
    const token = tokens[place]
    if (!token) throw new FilterError('The filter ends too early.', text.length)
    place += 1
    return token
  }
  const expect = (kind: Token['kind']) => {
    const token = take()
    if (token.kind !== kind) throw new FilterError(`Expected ${kind}.`, token.at)
  }
  const takeIf = (kind: Token['kind']) => {
    if (tokens[place]?.kind !== kind) return false
    place += 1
    return true
  }
  const word = () => {
    const token = take()
    if (token.kind !== 'word') throw new FilterError('Expected a name.', token.at)
    return token
  }
  const operand = (): Operand => ({ path: word().text.split('/'), fold: null })
  const literal = (): Literal => {
    expect(',')
    const token = take()
    if (token.kind !== 'literal') throw new FilterError('Expected a value.', token.at)
    return token.literal
  }
  const literals = (): Literal[] => {
    const all = [literal()]
    while (tokens[place]?.kind === ',') all.push(literal())
    return all
  }
  const several = (kind: 'and' | 'or'): Filter => {
    let left = call()
    while (takeIf(',')) left = { kind, left, right: call() }
    return left
  }
  const inside = (name: string, at: number): Filter => {
    if (name === 'and' || name === 'or') return several(name)
    if (name === 'not') return { kind: 'not', part: call() }
    if (name === 'in') return { kind: 'one-of', operand: operand(), literals: literals() }
    if (name === 'contains') return { kind: name, operand: operand(), literal: literal() }
    if (!comparisons.includes(name)) throw new FilterError(`${name} is not supported.`, at)
    return { kind: 'compare', operand: operand(), by: name as Comparison, literal: literal() }
  }
  const call = (): Filter => {
    const { text: name, at } = word()
    expect('(')
    const filter = nested(at, () => inside(name.toLowerCase(), at))
    expect(')')
    return filter
  }
  const filter = call()
  const rest = tokens[place]
  if (rest) throw new FilterError('The filter should end here.', rest.at)
  return filter
}
