import type { Resource, Scope } from './resource'

/** What stands at `a/b` of an object that is to have only that. */
const put = (into: Record<string, unknown>, [name = '', ...below]: string[], value: unknown) => {
  if (below.length === 0) into[name] = value
  else {
    const part = (into[name] ?? {}) as Record<string, unknown>
    into[name] = part
    put(part, below, value)
  }
}

/**
 * What filters and sorts see of an entity at some paths, without writing it; null where one of them is not
 * among the keys of the resource.
 */
export const keyView = <T>(
  { keys }: Pick<Resource<T>, 'keys'>,
  scope: Scope,
  paths: readonly string[],
): ((entity: T) => object) | null => {
  const columns = [...new Set(paths)].map((path) => ({ path: path.split('/'), of: keys?.[path] }))
  if (columns.some(({ of }) => of === undefined)) return null
  return (entity) => {
    const view: Record<string, unknown> = {}
    for (const { path, of } of columns) put(view, path, of?.(entity, scope))
    return view
  }
}
