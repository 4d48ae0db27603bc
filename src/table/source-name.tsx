import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../api/sources'

/** The name of the source that a row comes from; its id until the shell knows the sources. */
export const SourceName = ({ id }: { id: string }) => {
  const { data: name } = useQuery({
    ...sourcesQuery(),
    staleTime: Infinity,
    select: ({ sources }) => sources.find((source) => source.id === id)?.name,
  })
  return name ?? id
}
