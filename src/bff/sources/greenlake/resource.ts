import type { TaskTarget } from '../../../contract/task'

const decoded = (segment: string) => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The id at the end of a resource URI, decoded: server ids hold `+`. Null for an empty path. */
export const lastSegment = (uri: string) => {
  const segment = uri.split('/').filter(Boolean).at(-1)
  return segment === undefined ? null : decoded(segment)
}

const kindOf = (words: string): TaskTarget['kind'] => {
  if (/virtual-machine/.test(words)) return 'vm'
  if (/\/servers?(\/|$)|^servers?$/.test(words)) return 'server'
  if (/\/groups?(\/|$)|^groups?$/.test(words)) return 'group'
  return 'other'
}

/** Names of what a task may touch, as other collections of the source know them. */
export type NameOf = (kind: TaskTarget['kind'], id: string) => string | undefined

/** A target from its `type` (`compute-ops-mgmt/server`) or URI, its id and its name where told. */
export const targetOf = (
  sourceId: string,
  what: { type: string; id: string | null; name: string | null },
  nameOf: NameOf,
): TaskTarget[] => {
  const kind = kindOf(what.type)
  const name = what.name ?? (what.id === null ? undefined : (nameOf(kind, what.id) ?? what.id))
  return name === undefined ? [] : [{ kind, sourceId, id: what.id, name }]
}
