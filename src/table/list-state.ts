import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { ListParams } from '../contract/list-query'
import { listSearch, readListQuery } from '../contract/list-query'
import { toggleParam, withParam, withParams } from '../util/search-params'
import type { SortBy } from './sorts'
import { sortText } from './sorts'

const stateOf = (
  params: ListParams,
  search: URLSearchParams,
  setSearch: ReturnType<typeof useSearchParams>[1],
) => {
  const { query, faults } = readListQuery(params, search)
  const names = ['q', ...params.filters, ...params.bounds]
  const selected = search.get('sel')
  return {
    /** The list's own part of the URL: what is asked of the BFF. */
    question: listSearch(params, search),
    /** The same without its range of time and order: what a histogram is asked. */
    unbounded: listSearch({ ...params, bounds: [] }, withParam(search, 'sort', null)),
    query,
    /** What the URL asks for that the list does not offer, in sentences. */
    faults,
    filtered: names.some((name) => Boolean(search.get(name))),
    selected,
    select: (key: string | null) =>
      setSearch(withParam(search, 'sel', key), { replace: selected !== null && key !== null }),
    toggle: (name: string, value: string) => setSearch(toggleParam(search, name, value)),
    set: (values: Readonly<Record<string, string | null>>) => setSearch(withParams(search, values)),
    type: (text: string) =>
      setSearch(withParam(search, 'q', text === '' ? null : text), { replace: true }),
    sortBy: (sorts: readonly SortBy[]) => setSearch(withParam(search, 'sort', sortText(sorts))),
    /** What the view itself keeps in the URL: columns, density, which picture. */
    view: (name: string) => search.get(name),
    setView: (values: Readonly<Record<string, string | null>>) =>
      setSearch(withParams(search, values), { replace: true }),
    /** What the view keeps several of. */
    views: (name: string) => search.getAll(name),
    toggleView: (name: string, value: string) =>
      setSearch(toggleParam(search, name, value), { replace: true }),
    clear: () =>
      setSearch(withParams(search, Object.fromEntries(names.map((name) => [name, null])))),
  }
}

export type ListState = ReturnType<typeof stateOf>

/**
 * A list's state as the URL has it, and how a person changes it: filters and sort make an entry in the
 * history, typing and moving the selection do not. The same URL gives the same state.
 */
export const useListState = (params: ListParams): ListState => {
  const [search, setSearch] = useSearchParams()
  return useMemo(() => stateOf(params, search, setSearch), [params, search, setSearch])
}
