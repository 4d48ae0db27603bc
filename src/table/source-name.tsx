import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../api/sources'

/** Names of sources by their id; the id itself until the sources are known. The shell polls them. */
export const useSourceNames = () => {
  const { data } = useQuery({ ...sourcesQuery(), staleTime: Infinity })
  return (sourceId: string) => data?.sources.find(({ id }) => id === sourceId)?.name ?? sourceId
}

/** The name of the source that a row comes from. */
export const SourceName = ({ id }: { id: string }) => useSourceNames()(id)
