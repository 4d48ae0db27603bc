import { useQueries } from '@tanstack/react-query'
import { serverQuery } from '../api/servers'
import { vmQuery } from '../api/vms'
import { readKey } from '../contract/entity-key'
import type { Facet } from './facets'
import type { ListState } from './list-state'

type Ask = { sourceId: string; id: string }
const keysIn = (list: ListState, param: string) =>
  (list.query.filters[param] ?? []).flatMap((key) => {
    const ask: Ask | null = readKey(key)
    return ask ? [{ key, ...ask }] : []
  })

const named = (param: string, name: string, names: ReadonlyMap<string, string>): Facet => ({
  param,
  name,
  word: (key) => names.get(key) ?? readKey(key)?.id ?? key,
  link: true,
})
const namesOf = (
  keys: readonly { key: string }[],
  found: readonly { data: { name: string } | undefined }[],
) => new Map(keys.flatMap(({ key }, at) => (found[at]?.data ? [[key, found[at].data.name]] : [])))

/** The filter for servers, each under its name as soon as that is known. */
export const useServerFacet = (list: ListState): Facet => {
  const keys = keysIn(list, 'server')
  const found = useQueries({ queries: keys.map(({ sourceId, id }) => serverQuery(sourceId, id)) })
  return named('server', 'Server', namesOf(keys, found))
}

/** The filter for VMs, each under its name as soon as that is known. */
export const useVmFacet = (list: ListState): Facet => {
  const keys = keysIn(list, 'vm')
  const found = useQueries({ queries: keys.map(({ sourceId, id }) => vmQuery(sourceId, id)) })
  return named('vm', 'VM', namesOf(keys, found))
}
