import type { Named, NameOf } from './resource'

/** Names that collections have read, for tasks that tell only ids. */
export type Names = { nameOf: NameOf; learn: (kind: Named, id: string, name: string) => void }

/** One per source. */
export const createNames = (): Names => {
  const names = new Map<string, string>()
  return {
    nameOf: (kind, id) => names.get(`${kind}/${id}`),
    learn: (kind, id, name) => void names.set(`${kind}/${id}`, name),
  }
}
