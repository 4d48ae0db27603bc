import type { Token } from './tokens'
import { FilterError, tokenize } from './tokens'

/** Whether a thing with these tags passes. */
export type TagFilter = (tags: Readonly<Record<string, string>>) => boolean

/**
 * Reads `('Rack' eq 'Rack1') AND not 'Row' in keys` (compute-ops facts.md 4.3): `or` binds least, then
 * `and`, then `not`. Throws FilterError.
 */
export const parseTagFilter = (text: string): TagFilter => {
  const tokens = tokenize(text, false)
  let place = 0
  const take = (): Token => {
    const token = tokens[place]
    if (!token) throw new FilterError('The filter ends too early.', text.length)
    place += 1
    return token
  }
  const takeIf = (...words: string[]) => {
    const token = tokens[place]
    const is = token?.kind === 'word' ? token.text.toLowerCase() : token?.kind
    if (is === undefined || !words.includes(is)) return false
    place += 1
    return true
  }
  const quoted = () => {
    const token = take()
    if (token.kind === 'literal' && token.literal.kind === 'text') return token.literal.value
    throw new FilterError('Expected a quoted text.', token.at)
  }
  const comparison = (): TagFilter => {
    const name = quoted()
    const at = tokens[place]?.at ?? text.length
    if (takeIf('in')) {
      if (!takeIf('keys')) throw new FilterError('Expected keys.', at)
      return (tags) => name in tags
    }
    if (!takeIf('eq')) throw new FilterError('Expected eq or in.', at)
    const value = quoted()
    return (tags) => tags[name] === value
  }
  const primary = (): TagFilter => {
    if (!takeIf('(')) return comparison()
    const inner = either()
    if (!takeIf(')')) throw new FilterError('Expected ).', tokens[place]?.at ?? text.length)
    return inner
  }
  const negation = (): TagFilter => {
    if (!takeIf('not')) return primary()
    const part = negation()
    return (tags) => !part(tags)
  }
  const both = (): TagFilter => {
    const parts = [negation()]
    while (takeIf('and')) parts.push(negation())
    return (tags) => parts.every((part) => part(tags))
  }
  const either = (): TagFilter => {
    const parts = [both()]
    while (takeIf('or')) parts.push(both())
    return (tags) => parts.some((part) => part(tags))
  }
  const filter = either()
  const rest = tokens[place]
  if (rest) throw new FilterError('The filter should end here.', rest.at)
  return filter
}
