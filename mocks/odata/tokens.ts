import type { Literal } from './filter'

/** A piece of a filter, with the place where it begins. */
export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'literal'; literal: Literal; at: number }
  | { kind: '(' | ')' | '[' | ']' | ','; at: number }

/** Why a filter cannot be read, and where in it (0 is its first character). */
export class FilterError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const deepest = 100

/** Reads what is inside of something, as long as that is not deeper than any stack bears. Throws FilterError. */
export const createNesting = (): (<T>(at: number, read: () => T) => T) => {
  let depth = 0
  return (at, read) => {
    if (depth === deepest) throw new FilterError('The filter is nested too deeply.', at)
    depth += 1
    const inside = read()
    depth -= 1
    return inside
  }
}

const timestamp = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|z|[+-]\d\d:\d\d)?$/
const date = /^\d{4}-\d\d-\d\d$/
const number = /^-?\d+(\.\d+)?$/

/** The moment that an RFC 3339 text names, epoch ms; null where it is none. */
export const readTime = (text: string): number | null => {
  if (!timestamp.test(text)) return null
  const at = Date.parse(/(Z|z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(at) ? null : at
}

/** An unquoted value; null where it is a word of the language or a path. */
const readBare = (text: string): Literal | null => {
  if (number.test(text)) return { kind: 'number', value: Number(text) }
  const at = date.test(text) ? readTime(`${text}T00:00Z`) : readTime(text)
  if (at !== null) return { kind: 'time', value: at }
  const folded = text.toLowerCase()
  if (folded === 'true' || folded === 'false') return { kind: 'flag', value: folded === 'true' }
  return folded === 'null' ? { kind: 'null' } : null
}

const readQuoted = (text: string, from: number): { value: string; end: number } => {
  const quote = text[from]
  let value = ''
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== quote) value += text[at]
    else if (text[at + 1] === quote) {
      value += quote
      at += 1
    } else return { value, end: at + 1 }
  }
  throw new FilterError('A quoted text does not end.', from)
}

/** Splits a filter into tokens; `lax` takes double quotes too. */
export const tokenize = (text: string, lax: boolean): Token[] => {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const next = text[at] as string
    if (/\s/.test(next)) at += 1
    else if (next === '(' || next === ')' || next === '[' || next === ']' || next === ',') {
      tokens.push({ kind: next, at })
      at += 1
    } else if (next === "'" || (lax && next === '"')) {
      const { value, end } = readQuoted(text, at)
      tokens.push({ kind: 'literal', literal: { kind: 'text', value }, at })
      at = end
    } else {
      const bare = /^[^\s()[\],'"]+/.exec(text.slice(at))?.[0]
      if (bare === undefined) throw new FilterError(`${next} is not expected here.`, at)
      const literal = readBare(bare)
      tokens.push(literal ? { kind: 'literal', literal, at } : { kind: 'word', text: bare, at })
      at += bare.length
    }
  }
  return tokens
}
