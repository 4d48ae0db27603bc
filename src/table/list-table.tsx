import { useTable } from '@tanstack/react-table'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useId, useMemo, useRef } from 'react'
import type { Outcome } from '../contract/freshness'
import type { ListColumns, ListRow } from './columns'
import { listFeatures } from './columns'
import { fitColumns } from './fit-columns'
import type { ListItem } from './list-key'
import { keyOf } from './list-key'
import { moveActive, scrollFor } from './move'
import { rowHeight } from './row-block'
import { TableBody } from './table-body'
import { TableHead } from './table-head'
import type { SortBy } from './table-head'
import { usePlace } from './use-place'
import type { Rows } from './use-rows'
import { useWidth } from './use-width'
import classes from './list-table.module.css'

const headHeight = 30
/** Skeleton rows before the first answer: a screen full. */
const unknownRows = 40

/** Sources whose rows are history. */
const agedSources = (outcomes: readonly Outcome[]) =>
  new Set(
    outcomes
      .filter(({ freshness }) => freshness === 'stale' || freshness === 'unreachable')
      .map(({ sourceId }) => sourceId),
  )

type Props<T extends ListItem> = {
  /** What the rows are, for screen readers. */
  name: string
  columns: ListColumns<T>
  rows: Rows<T>
  sort: SortBy | undefined
  onSort: (sort: SortBy) => void
  /** Key of the selected row (list-key.ts). */
  selected: string | null
  onSelect: (key: string) => void
  /** Enter on the selected row. */
  onOpen: (item: T) => void
  /** Another question: the list goes back to its top. With the same one it is found as it was left. */
  question: string
}

/**
 * The one table of every list: virtual rows over a window that the BFF serves, keyboard, sort and
 * selection. Rows that have not arrived are drawn as skeletons in their place.
 */
export const ListTable = <T extends ListItem>({
  name,
  columns,
  rows,
  sort,
  onSort,
  selected,
  onSelect,
  onOpen,
  question,
}: Props<T>) => {
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const ready = width !== null && rows.total !== null
  const [active, setActive] = usePlace(scroller, question, ready)

  const data = useMemo(() => rows.pages.flatMap((page) => page.items), [rows.pages])
  const table = useTable({ features: listFeatures, columns, data })
  const loaded = table.getRowModel().rows
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const layout = useMemo(
    () =>
      fitColumns(
        table
          .getAllLeafColumns()
          .map(({ id, columnDef }) => ({ id, layout: columnDef.meta ?? { width: 120 } })),
        width ?? 0,
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- the table is another object in every render
    [columns, width],
  )

  const rowAt = (index: number): ListRow<T> | null => {
    let before = 0
    for (const { offset, items } of rows.pages) {
      if (index >= offset && index < offset + items.length)
        return loaded[before + index - offset] ?? null
      before += items.length
    }
    return null
  }

  const total = rows.total ?? unknownRows

  const select = (index: number) => {
    const row = rowAt(index)
    const key = row && keyOf(row.original)
    if (key !== null && key !== selected) onSelect(key)
  }

  const goTo = (index: number) => {
    setActive(index)
    const element = scroller.current
    if (!element) return
    const view = { top: element.scrollTop, height: element.clientHeight }
    element.scrollTop = scrollFor(index, { ...view, header: headHeight, row: rowHeight })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return
    if (event.key === 'Enter' && active >= 0) {
      const row = rowAt(active)
      if (row && keyOf(row.original) === selected) onOpen(row.original)
      else select(active)
      return
    }
    const screen = Math.floor((event.currentTarget.clientHeight - headHeight) / rowHeight)
    const next = moveActive(event.key, active, total, Math.max(1, screen - 1))
    if (next === null) return
    event.preventDefault()
    goTo(next)
    if (selected !== null && !event.repeat) select(next)
  }

  const onKeyUp = ({ key }: KeyboardEvent) => {
    const moved = moveActive(key, active, total, 1) !== null
    if (moved && selected !== null && active >= 0) select(active)
  }

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (!(event.target instanceof Element)) return
    const index = event.target.closest<HTMLElement>('[data-index]')?.dataset['index']
    if (index === undefined) return
    event.preventDefault()
    setActive(Number(index))
    select(Number(index))
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={name}
      aria-rowcount={rows.total === null ? -1 : total + 1}
      aria-busy={rows.former || rows.total === null}
      aria-activedescendant={active < 0 ? undefined : `${gridId}-${active}`}
      className={rows.former ? `${classes.grid} ${classes.former}` : classes.grid}
      style={{ '--columns': [...layout.shown.values()].map((px) => `${px}px`).join(' ') }}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onClick={onClick}
    >
      <TableHead
        headers={headers.filter(({ column }) => layout.shown.has(column.id))}
        sort={sort}
        onSort={onSort}
      />
      {width !== null && (
        <TableBody
          gridId={gridId}
          scroller={scroller}
          total={total}
          rowAt={rowAt}
          layout={layout}
          selected={selected}
          active={active}
          agedSources={agedSources(rows.head?.outcomes ?? [])}
          onLook={rows.look}
        />
      )}
    </div>
  )
}
