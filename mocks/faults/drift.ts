import type { Fault } from './fault'

type Json = Record<string, unknown>
type Change = Extract<Fault, { kind: 'drift' }>['change']

const changed = (value: unknown, path: string[], change: Change): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return 'to' in change ? change.to : value
  if (Array.isArray(value))
    return name === '*' ? value.map((item) => changed(item, rest, change)) : value
  if (typeof value !== 'object' || value === null || !(name in value)) return value
  const held = value as Json
  if (rest.length === 0 && 'gone' in change) {
    const { [name]: _gone, ...left } = held
    return left
  }
  return { ...held, [name]: changed(held[name], rest, change) }
}

/** The body with the members at a path changed; what is not there stays away. */
export const drifted = (body: unknown, at: string, change: Change): unknown =>
  changed(body, at.split('/'), change)
