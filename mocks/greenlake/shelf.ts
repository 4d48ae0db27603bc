import type { Scope } from './resource'

const shelves = new WeakMap<Scope, Map<string, Map<string, unknown>>>()

/**
 * What only one API of one region knows (its webhooks, saved filters, preferences …), by id and in order
 * of creation. `seed` says what is there before anybody writes.
 */
export const shelf = <T>(
  scope: Scope,
  name: string,
  seed: (scope: Scope) => Iterable<readonly [string, T]> = () => [],
): Map<string, T> => {
  const held = shelves.get(scope) ?? new Map<string, Map<string, unknown>>()
  shelves.set(scope, held)
  const there = held.get(name) ?? new Map<string, unknown>(seed(scope))
  held.set(name, there)
  return there as Map<string, T>
}
