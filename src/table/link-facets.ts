import { useQuery } from '@tanstack/react-query'
import { serverQuery } from '../api/servers'
import { vmQuery } from '../api/vms'
import { readKey } from '../contract/entity-key'
import type { Facet } from './facets'
import type { ListState } from './list-state'

const nobody = { sourceId: '', id: '' }
const entityIn = (list: ListState, param: string) =>
  readKey(list.query.filters[param]?.[0] ?? null) ?? nobody

const named = (param: string, name: string, entity: string | undefined): Facet => ({
  param,
  name,
  word: (key) => entity ?? readKey(key)?.id ?? key,
  link: true,
})

/** The filter for one server, under its name as soon as that is known. */
export const useServerFacet = (list: ListState): Facet => {
  const { sourceId, id } = entityIn(list, 'server')
  const { data } = useQuery({ ...serverQuery(sourceId, id), enabled: id !== '' })
  return named('server', 'Server', data?.name)
}

/** The filter for one VM, under its name as soon as that is known. */
export const useVmFacet = (list: ListState): Facet => {
  const { sourceId, id } = entityIn(list, 'vm')
  const { data } = useQuery({ ...vmQuery(sourceId, id), enabled: id !== '' })
  return named('vm', 'VM', data?.name)
}
