import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../../api/sources'
import type { ServerDetail } from '../../contract/server'
import type { ListItem } from '../../table/list-key'

/** Under which key Compute Ops Management knows this machine; null: not at all. */
export const useCom = (server: ServerDetail | undefined): ListItem | null => {
  const { data } = useQuery({ ...sourcesQuery() })
  if (server === undefined || data === undefined) return null
  const isCom = ({ sourceId }: ListItem) =>
    data.sources.some(({ id, kind }) => id === sourceId && kind === 'greenlake')
  const found = [server, ...server.alsoAt].find(isCom)
  return found ? { sourceId: found.sourceId, id: found.id } : null
}
