import { useTable } from '@tanstack/react-table'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useId, useMemo, useRef, useState } from 'react'
import type { ListItem } from '../contract/entity-key'
import { keyOf } from '../contract/entity-key'
import type { Outcome } from '../contract/freshness'
import type { ChosenColumn } from './column-choice'
import { layOut, narrowestPx, widestPx, withWidth } from './column-choice'
import type { ListColumns, ListRow } from './columns'
import { listFeatures } from './columns'
import { moveActive, scrollFor } from './move'
import type { Density, TreePlace } from './row-block'
import { rowHeights } from './row-block'
import type { Selection } from './selection'
import type { SortBy } from './sorts'
import { TableBody } from './table-body'
import { TableHead } from './table-head'
import { usePlace } from './use-place'
import type { Rows } from './use-rows'
import { useWidth } from './use-width'
import classes from './list-table.module.css'

const headHeight = 30
/** Of the column in which rows are chosen, px. */
const checkWidth = 30
/** Skeleton rows before the first answer: a screen full. */
const unknownRows = 40

/** Sources whose rows are history. */
const agedSources = (outcomes: readonly Outcome[]) =>
  new Set(
    outcomes
      .filter(({ freshness }) => freshness === 'stale' || freshness === 'unreachable')
      .map(({ sourceId }) => sourceId),
  )

/** How rows of a table lie below others. */
export type Tree<T> = { placeOf: (item: T) => TreePlace; onToggle: (item: T) => void }

type Props<T extends ListItem> = {
  /** What the rows are, for screen readers. */
  name: string
  columns: ListColumns<T>
  rows: Rows<T>
  sorts: readonly SortBy[]
  onSort: (sorts: SortBy[]) => void
  /** The columns that a person chose; null: those of the list. */
  chosenColumns?: readonly ChosenColumn[] | null
  /** A column was pulled to a width: what is chosen now. */
  onColumns?: (columns: ChosenColumn[]) => void
  density?: Density
  /** Rows can be chosen, to do something to all of them. */
  selection?: Selection | undefined
  /** Rows open: where each stands, and what turns one round. */
  tree?: Tree<T> | undefined
  /** Key of the selected row (entity-key.ts). */
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
  sorts,
  onSort,
  chosenColumns = null,
  onColumns,
  density = 'comfortable',
  selection,
  tree,
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
  const [pulled, setPulled] = useState<{ id: string; px: number } | null>(null)
  const rowHeight = rowHeights[density]
  const checks = selection === undefined ? 0 : checkWidth

  const data = useMemo(() => rows.pages.flatMap((page) => page.items), [rows.pages])
  const table = useTable({ features: listFeatures, columns, data })
  const loaded = table.getRowModel().rows
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const layout = useMemo(
    () => {
      const all = table
        .getAllLeafColumns()
        .map(({ id, columnDef }) => ({ id, layout: columnDef.meta ?? { width: 120 } }))
      const fit = layOut(all, chosenColumns, (width ?? 0) - checks)
      return pulled
        ? layOut(all, withWidth(fit, chosenColumns, pulled), (width ?? 0) - checks)
        : fit
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the table is another object in every render
    [columns, chosenColumns, width, pulled, checks],
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
  const keyAt = (index: number) => {
    const row = rowAt(index)
    return row && keyOf(row.original)
  }

  const total = rows.total ?? unknownRows

  const select = (index: number) => {
    const key = keyAt(index)
    if (key !== null && key !== selected) onSelect(key)
  }
  /** Chooses all from the row that was last touched to this one, or to the one it is left for. */
  const extend = (...indices: number[]) => {
    const order = loaded.map(({ original }) => keyOf(original))
    for (const key of indices.map(keyAt)) if (key !== null) selection?.extend(key, order)
  }
  const toggle = (index: number) => {
    const key = keyAt(index)
    if (key !== null) selection?.toggle(key)
  }

  const goTo = (index: number) => {
    setActive(index)
    const element = scroller.current
    if (!element) return
    const view = { top: element.scrollTop, height: element.clientHeight }
    element.scrollTop = scrollFor(index, { ...view, header: headHeight, row: rowHeight })
  }

  /** Right opens a row, then goes into it; left closes it, or goes up to the row that it is below. */
  const stepInTree = (key: 'ArrowRight' | 'ArrowLeft') => {
    const row = active < 0 ? null : rowAt(active)
    if (!tree || !row) return
    const { level, open } = tree.placeOf(row.original)
    if (open !== null && open === (key === 'ArrowLeft')) return tree.onToggle(row.original)
    if (key === 'ArrowRight') return open === true ? goTo(active + 1) : undefined
    for (let above = active - 1; above >= 0; above -= 1) {
      const other = rowAt(above)
      if (!other) return
      if (tree.placeOf(other.original).level < level) return goTo(above)
    }
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return
    if (tree && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault()
      stepInTree(event.key)
      return
    }
    if (event.key === 'Enter' && active >= 0) {
      const row = rowAt(active)
      if (row && keyOf(row.original) === selected) onOpen(row.original)
      else select(active)
      return
    }
    if (event.key === ' ' && selection !== undefined) {
      event.preventDefault()
      if (active >= 0) toggle(active)
      return
    }
    if (event.key === 'Escape' && selection !== undefined && selection.keys.size > 0) {
      event.preventDefault()
      selection.clear()
      return
    }
    const screen = Math.floor((event.currentTarget.clientHeight - headHeight) / rowHeight)
    const next = moveActive(event.key, active, total, Math.max(1, screen - 1))
    if (next === null) return
    event.preventDefault()
    goTo(next)
    if (event.shiftKey) extend(active, next)
    else if (selected !== null && !event.repeat) select(next)
  }

  const onKeyUp = ({ key, shiftKey }: KeyboardEvent) => {
    const moved = moveActive(key, active, total, 1) !== null
    if (moved && !shiftKey && selected !== null && active >= 0) select(active)
  }

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof Element)) return
    const at = target.closest<HTMLElement>('[data-index]')?.dataset['index']
    if (at === undefined) return
    const index = Number(at)
    const withKey = event.ctrlKey || event.metaKey || event.shiftKey
    // A link with a key held is the browser's: another tab, another window.
    if (withKey && (selection === undefined || target.closest('a'))) return
    event.preventDefault()
    setActive(index)
    const row = target.closest('[data-toggle]') && rowAt(index)
    if (tree && row) {
      tree.onToggle(row.original)
      return
    }
    if (event.shiftKey) extend(index)
    else if (withKey || target.closest('[data-check]')) toggle(index)
    else select(index)
  }

  const onWidth = (id: string, px: number, done: boolean) => {
    const within = Math.min(widestPx, Math.max(narrowestPx, px))
    setPulled(done ? null : { id, px: within })
    if (done) onColumns?.(withWidth(layout, chosenColumns, { id, px: within }))
  }

  const ordered = [...layout.shown.keys()].flatMap(
    (id) => headers.find(({ column }) => column.id === id) ?? [],
  )
  const tracks = [...(checks > 0 ? [checks] : []), ...layout.shown.values()]
  const wide = width !== null && layout.total + checks > width
  const look = [classes.grid, rows.former && classes.former, wide && classes.wide]
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is one of two
    <div
      ref={scroller}
      role={tree ? 'treegrid' : 'grid'}
      tabIndex={0}
      aria-label={name}
      aria-rowcount={rows.total === null ? -1 : total + 1}
      aria-busy={rows.former || rows.total === null}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={active < 0 ? undefined : `${gridId}-${active}`}
      className={look.filter(Boolean).join(' ')}
      style={{
        '--columns': tracks.map((px) => `${px}px`).join(' '),
        '--row': `${rowHeight}px`,
        '--check': `${checks}px`,
        ...(wide && { '--width': `${layout.total + checks}px` }),
      }}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onClick={onClick}
    >
      <TableHead
        headers={ordered}
        layout={layout}
        checks={checks > 0}
        sorts={sorts}
        onSort={onSort}
        onWidth={onColumns && onWidth}
      />
      {width !== null && (
        <TableBody
          key={density}
          gridId={gridId}
          scroller={scroller}
          total={total}
          rowAt={rowAt}
          layout={layout}
          rowHeight={rowHeight}
          selected={selected}
          chosen={selection?.keys}
          active={active}
          agedSources={agedSources(rows.head?.outcomes ?? [])}
          treeOf={tree?.placeOf}
          onLook={rows.look}
        />
      )}
    </div>
  )
}
