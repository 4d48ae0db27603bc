import { isObject } from '../json'

type Json = Record<string, unknown>

/** Keeps the named properties of an object, `a/b` for nested ones; names that do not exist count not. */
export const selected = (item: object, names: readonly string[]): object => {
  const kept: Json = {}
  for (const name of names) {
    const path = name.trim().split('/')
    let from: unknown = item
    let to = kept
    path.forEach((step, depth) => {
      if (!isObject(from) || !(step in from)) return
      from = from[step]
      const below = to[step]
      if (depth === path.length - 1) to[step] = from
      else if (isObject(below)) to = below
      else to[step] = to = {}
    })
  }
  return kept
}
