import { parseCallForm } from './call-form'
import type { Dialect } from './dialect'
import type { Comparison, Filter, Literal, Operand } from './filter'
import type { Token } from './tokens'
import { createNesting, FilterError, tokenize } from './tokens'

const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']
const path = /^[A-Za-z_][\w-]*([/.][A-Za-z_][\w-]*)*$/

/** Takes the quotes off that stand around a whole filter, not those of a value at its beginning. */
const unwrapped = (text: string) =>
  /^"(?:[^"]|"")*"\s+in\s/i.test(text) ? text : text.replace(/^"(.*)"$/s, '$1')

/** Reads a filter by recursive descent: `or` binds least, then `and`, then `not`. Throws FilterError. */
export const parseFilter = (text: string, dialect: Dialect): Filter => {
  if (dialect.calls) return parseCallForm(text)
  const source = dialect.lax ? unwrapped(text.trim()) : text
  const tokens = tokenize(source, dialect.lax)
  const nested = createNesting()
  let place = 0

  const peek = (): Token | undefined => tokens[place]
  const take = (): Token => {
    const token = tokens[place]
    if (!token) throw new FilterError('The filter ends too early.', source.length)
    place += 1
    return token
  }
  const isWord = (token: Token | undefined, word: string) =>
    token?.kind === 'word' && token.text.toLowerCase() === word
  const takeIf = (kind: Token['kind']) => {
    if (peek()?.kind !== kind) return false
    place += 1
    return true
  }
  const expect = (kind: Token['kind']) => {
    const token = take()
    if (token.kind !== kind) throw new FilterError(`Expected ${kind}.`, token.at)
  }
  const logic = (token: Token | undefined) => {
    if (!dialect.logic)
      throw new FilterError('Only comparisons joined by and are supported.', token?.at ?? 0)
  }

  const literal = (): Literal => {
    const token = take()
    if (token.kind === 'literal') return token.literal
    if (token.kind === 'word' && dialect.lax) return { kind: 'text', value: token.text }
    throw new FilterError('Expected a value.', token.at)
  }

  const operand = (): Operand => {
    const token = take()
    if (token.kind !== 'word') throw new FilterError('Expected a property.', token.at)
    const fold = token.text === 'toupper' ? 'upper' : token.text === 'tolower' ? 'lower' : null
    if (fold && peek()?.kind === '(') {
      logic(token)
      expect('(')
      const inner = nested(token.at, operand)
      expect(')')
      return { ...inner, fold }
    }
    if (!path.test(token.text) || (!dialect.lax && !dialect.dots && token.text.includes('.')))
      throw new FilterError(`${token.text} is not a property.`, token.at)
    return { path: token.text.split(/[/.]/), fold: null }
  }

  const list = (): Literal[] => {
    const bare = dialect.lax && peek()?.kind !== '(' && peek()?.kind !== '['
    const close = bare ? null : takeIf('[') ? ']' : (expect('('), ')')
    const literals = [literal()]
    while (takeIf(',')) literals.push(literal())
    if (close) expect(close)
    return literals
  }

  const call = (name: 'contains' | 'startswith', at: number): Filter => {
    if (!dialect.functions.includes(name)) throw new FilterError(`${name} is not supported.`, at)
    expect('(')
    const subject = operand()
    expect(',')
    const value = literal()
    expect(')')
    return { kind: name, operand: subject, literal: value }
  }

  const comparison = (): Filter => {
    const first = peek()
    if (first?.kind === 'literal') {
      const value = literal()
      const word = take()
      if (!isWord(word, 'in')) throw new FilterError('Expected in.', word.at)
      return { kind: 'holds', literal: value, operand: operand() }
    }
    if (first?.kind === 'word' && tokens[place + 1]?.kind === '(') {
      const name = first.text.toLowerCase()
      if (name === 'contains' || name === 'startswith') {
        place += 1
        return call(name, first.at)
      }
    }
    const subject = operand()
    const operator = take()
    const by = operator.kind === 'word' ? operator.text.toLowerCase() : ''
    if (by === 'in') return { kind: 'one-of', operand: subject, literals: list() }
    if (!comparisons.includes(by)) throw new FilterError('Expected an operator.', operator.at)
    if (!dialect.comparisons.includes(by as Comparison))
      throw new FilterError(`${by} is not supported.`, operator.at)
    return { kind: 'compare', operand: subject, by: by as Comparison, literal: literal() }
  }

  const primary = (): Filter => {
    const token = peek()
    if (token?.kind !== '(') return comparison()
    logic(token)
    expect('(')
    const inner = nested(token.at, either)
    expect(')')
    return inner
  }

  const negation = (): Filter => {
    if (!isWord(peek(), 'not')) return primary()
    const word = take()
    logic(word)
    return { kind: 'not', part: nested(word.at, negation) }
  }

  const both = (): Filter => {
    let left = negation()
    while (isWord(peek(), 'and')) {
      take()
      left = { kind: 'and', left, right: negation() }
    }
    return left
  }

  const either = (): Filter => {
    let left = both()
    while (isWord(peek(), 'or')) {
      logic(take())
      left = { kind: 'or', left, right: both() }
    }
    return left
  }

  const filter = either()
  const rest = peek()
  if (rest) throw new FilterError('The filter should end here.', rest.at)
  return filter
}
