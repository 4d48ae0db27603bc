import { useMemo } from 'react'
import type { ListParams } from '../contract/list-query'
import { listSearch, readListQuery } from '../contract/list-query'
import { toggleParam, withParam, withParams } from '../util/search-params'
import type { SortBy } from './sorts'
import { sortText } from './sorts'
import type { ChangeSearch } from './use-search'
import { useSearch } from './use-search'

type Values = Readonly<Record<string, string | null>>

const stateOf = (params: ListParams, search: URLSearchParams, change: ChangeSearch) => {
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
      change((now) => withParam(now, 'sel', key), { replace: selected !== null && key !== null }),
    toggle: (name: string, value: string) => change((now) => toggleParam(now, name, value)),
    set: (values: Values) => change((now) => withParams(now, values)),
    type: (text: string) =>
      change((now) => withParam(now, 'q', text === '' ? null : text), { replace: true }),
    sortBy: (sorts: readonly SortBy[]) => change((now) => withParam(now, 'sort', sortText(sorts))),
    /** What the view itself keeps in the URL: columns, density, which picture. */
    view: (name: string) => search.get(name),
    setView: (values: Values) => change((now) => withParams(now, values), { replace: true }),
    /** What the view keeps several of. */
    views: (name: string) => search.getAll(name),
    toggleView: (name: string, value: string) =>
      change((now) => toggleParam(now, name, value), { replace: true }),
    clear: () =>
      change((now) => withParams(now, Object.fromEntries(names.map((name) => [name, null])))),
  }
}

export type ListState = ReturnType<typeof stateOf>

/**
 * A list's state as the URL has it, and how a person changes it: filters and sort make an entry in the
 * history, typing and moving the selection do not. The same URL gives the same state.
 */
export const useListState = (params: ListParams): ListState => {
  const [search, change] = useSearch()
  return useMemo(() => stateOf(params, search, change), [params, search, change])
}
