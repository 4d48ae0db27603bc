import type { Known } from '../odata/screen'
import type { Resource, Scope } from './resource'

/** What a path of an entity names, by the key of that path or of what it is a part of; null where there is none. */
const knownAt = <T>(
  keys: NonNullable<Resource<T>['keys']>,
  scope: Scope,
  path: readonly string[],
): Known<T> | null => {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const key = keys[path.slice(0, depth).join('/')]
    if (key) return { of: (entity) => key(entity, scope), rest: path.slice(depth) }
  }
  return null
}

/**
 * How filters and sorts get at what some paths name without writing an entity; null where one of them is
 * not among the keys of the resource.
 */
export const keyView = <T>(
  { keys = {} }: Pick<Resource<T>, 'keys'>,
  scope: Scope,
  paths: readonly string[],
): ((path: readonly string[]) => Known<T>) | null => {
  const known = new Map<string, Known<T>>()
  for (const path of paths) {
    const found = knownAt(keys, scope, path.split('/'))
    if (!found) return null
    known.set(path, found)
  }
  return (path) => {
    const found = known.get(path.join('/'))
    if (!found) throw new Error(`${path.join('/')} was not asked for.`)
    return found
  }
}

/** How they get at it in what is written: each entity once, when it is first asked for. */
export const writtenView = <T extends object>(
  write: (entity: T) => object,
): ((path: readonly string[]) => Known<T>) => {
  const held = new Map<T, object>()
  const of = (entity: T): object => {
    const before = held.get(entity)
    if (before) return before
    const written = write(entity)
    held.set(entity, written)
    return written
  }
  return (path) => ({ of, rest: path })
}
