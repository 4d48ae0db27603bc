import type { TaskTarget } from '../../../contract/task'
import { lookup } from '../tolerant'

type Kind = TaskTarget['kind']

/** What other collections of the source have names for: what a task may touch, and what it may be told. */
export type Named = Kind | 'bundle'
export type NameOf = (kind: Named, id: string) => string | undefined

/** The words of types and collections that are something the console has a page or a name for. */
const kinds = {
  server: 'server',
  servers: 'server',
  group: 'group',
  groups: 'group',
  'virtual-machine': 'vm',
  'virtual-machines': 'vm',
} as const satisfies Record<string, Kind>

const kindOf = (word: string | undefined) => lookup<Kind>(kinds, word ?? null, 'other')

const decoded = (segment: string) => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const segmentsOf = (uri: string) => uri.split('/').filter(Boolean).map(decoded)

/** The id at the end of a resource URI, decoded: server ids hold `+`. Null for an empty path. */
export const lastSegment = (uri: string) => segmentsOf(uri).at(-1) ?? null

/** What a URI is about: the server, group or VM on the way (`virtual-machines/x/backups/y`), else its end. */
const resourceAt = (uri: string): { kind: Kind; id: string | null } => {
  const segments = segmentsOf(uri)
  const at = segments.findIndex((segment, i) => kindOf(segment) !== 'other' && segments[i + 1])
  return at < 0
    ? { kind: 'other', id: segments.at(-1) ?? null }
    : { kind: kindOf(segments[at]), id: segments[at + 1] ?? null }
}

/** A target that is told by type (`compute-ops-mgmt/server`) and id; null where neither says enough. */
export const targetOfType = (
  sourceId: string,
  { type, id }: { type: string | null; id: string | null },
  nameOf: NameOf,
): TaskTarget | null => {
  if (id === null) return null
  const kind = kindOf(type?.split('/').at(-1))
  return { kind, sourceId, id, name: nameOf(kind, id) ?? id }
}

/** A target that is told by URI, name or both; null where neither says enough. */
export const targetOfUri = (
  sourceId: string,
  { uri, name }: { uri: string | null; name: string | null },
  nameOf: NameOf,
): TaskTarget | null => {
  const { kind, id } = resourceAt(uri ?? '')
  const called = name ?? (id === null ? null : (nameOf(kind, id) ?? id))
  return called === null ? null : { kind, sourceId, id, name: called }
}
