import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listPolling } from '../api/poll'
import { taskRowsQuery } from '../api/tasks'
import { keyOf } from '../contract/entity-key'
import { maxLimit } from '../contract/list-query'
import type { Operation } from '../contract/operation'
import type { Page } from '../contract/page'
import type { ListState } from '../table/list-state'
import type { Rows } from '../table/use-rows'
import { useRows } from '../table/use-rows'
import type { TaskRow } from './task-row'
import { createRowMaker } from './task-row'
import type { Opened } from './with-parts'
import { added, partsOf, withoutParts, withParts } from './with-parts'

const flatRows = taskRowsQuery(true)
const groupedRows = taskRowsQuery(false)
/** Rows open at a time: each is asked for as often as the list. */
const mostOpen = 12

const partsQuestion = (key: string) =>
  new URLSearchParams({ operation: key, sort: 'state,createdAt' }).toString()

const toData = (results: { data: Page<Operation> | undefined }[]) => results.map(({ data }) => data)

/**
 * The rows of the tasks list: what tasks are a part of, with the parts of the opened ones below them; or,
 * with `flat=1`, every task by itself. Which are open stands in the URL.
 */
export const useTaskRows = (list: ListState): Rows<TaskRow> => {
  const flat = list.view('flat') === '1'
  const [make] = useState(createRowMaker)
  const rows = useRows(flat ? flatRows : groupedRows, list.question)
  const keys = flat ? [] : list.views('open').slice(0, mostOpen)
  const parts = useQueries({
    queries: keys.map((key) => {
      const {
        placeholderData: _,
        subscribed: _always,
        ...query
      } = flatRows(partsQuestion(key), 0, maxLimit)
      return { ...query, ...listPolling }
    }),
    combine: toData,
  })
  const openKeys = keys.join('\n')
  const shown = useMemo(() => {
    const openAt = new Map(openKeys.split('\n').map((key, index) => [key, parts[index]]))
    const unseen = new Set([...rows.pages, ...parts].flatMap(unseenOf))
    const opened: Opened<TaskRow>[] = []
    const pages = rows.pages.map(({ offset, items }) => ({
      offset,
      items: items.map((item, index) => {
        const key = keyOf(item)
        const isOpen = !flat && item.parts !== null && openAt.has(key)
        const read = isOpen ? openAt.get(key) : undefined
        const below = partsOf(key, read?.items ?? [])
        const cut = read && read.total > read.items.length ? below.length : null
        const place = { level: 2, open: null }
        if (isOpen)
          opened.push({
            at: offset + index,
            parts: below.map((part) => make(part, place, unseen.has(keyOf(part)))),
          })
        const open = flat || item.parts === null ? null : isOpen
        return make(item, { level: 1, open }, unseen.has(key), cut)
      }),
    }))
    return { pages: withParts(pages, opened), opened, unseen }
  }, [rows.pages, parts, openKeys, flat, make])
  const head = useMemo(
    () => rows.head && { ...rows.head, items: shown.pages[0]?.items.slice() ?? [] },
    [rows.head, shown],
  )
  return {
    ...rows,
    head,
    pages: shown.pages,
    total: rows.total === null ? null : rows.total + added(shown.opened),
    look: ({ first, last }) =>
      rows.look({
        first: withoutParts(shown.opened, first),
        last: withoutParts(shown.opened, last),
      }),
  }
}

/** Pages tell which of their rows failed unseen; of a piece of a page that is cut, the page does. */
const unseenOf = (page: object | undefined): readonly string[] =>
  page && 'unseen' in page && Array.isArray(page.unseen) ? page.unseen : []
