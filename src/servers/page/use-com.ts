import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../../api/sources'
import type { ListItem } from '../../contract/entity-key'
import type { ServerDetail } from '../../contract/server'

/** `stamp`: another one where what COM told before may have changed. */
export type Com = ListItem & { stamp: string }

/** Under which key Compute Ops Management knows this machine; null: not at all. */
export const useCom = (server: ServerDetail | undefined): Com | null => {
  const { data } = useQuery({ ...sourcesQuery() })
  if (server === undefined || data === undefined) return null
  const isCom = ({ sourceId }: ListItem) =>
    data.sources.some(({ id, kind }) => id === sourceId && kind === 'greenlake')
  const found = [server, ...server.alsoAt].find(isCom)
  if (!found) return null
  const stamp = [server.changedAt, ...server.alerts.map(({ id }) => id)].join(' ')
  return { sourceId: found.sourceId, id: found.id, stamp }
}
