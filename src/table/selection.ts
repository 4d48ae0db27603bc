import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'

/** Chosen rows of a list by their keys (entity-key.ts), and where an extension starts from. */
export type Chosen = { keys: ReadonlySet<string>; from: string | null }

export const nothingChosen: Chosen = { keys: new Set(), from: null }

/** Takes a row in, or leaves it out again. */
export const toggled = ({ keys }: Chosen, key: string): Chosen => {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return { keys: next, from: key }
}

/** Takes in every row from the one that was last touched to `key`; `order`: the loaded rows as they stand. */
export const extended = (chosen: Chosen, key: string, order: readonly string[]): Chosen => {
  const to = order.indexOf(key)
  const from = chosen.from === null ? to : order.indexOf(chosen.from)
  if (to < 0) return chosen
  const start = from < 0 ? to : from
  const between = order.slice(Math.min(start, to), Math.max(start, to) + 1)
  return { keys: new Set([...chosen.keys, ...between]), from: chosen.from ?? key }
}

/**
 * The rows that were chosen in a list, to do something to all of them. It survives filters, polls and a
 * look at another page; it ends with the session, as all that is in the cache.
 */
export const useSelection = (list: string) => {
  const client = useQueryClient()
  const queryKey = useMemo(() => ['selection', list], [list])
  const { data: chosen = nothingChosen } = useQuery<Chosen>({
    queryKey,
    queryFn: skipToken,
    initialData: nothingChosen,
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  return useMemo(() => {
    const now = () => client.getQueryData<Chosen>(queryKey) ?? nothingChosen
    const set = (next: Chosen) => client.setQueryData(queryKey, next)
    return {
      keys: chosen.keys,
      /** Space on a row. */
      toggle: (key: string) => set(toggled(now(), key)),
      /** Shift with a move or a click. */
      extend: (key: string, order: readonly string[]) => set(extended(now(), key, order)),
      add: (keys: readonly string[]) =>
        set({ keys: new Set([...now().keys, ...keys]), from: now().from }),
      /** Escape. */
      clear: () => set(nothingChosen),
    }
  }, [chosen, client, queryKey])
}
export type Selection = ReturnType<typeof useSelection>
