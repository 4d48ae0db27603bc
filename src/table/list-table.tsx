import { useTable } from '@tanstack/react-table'
import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { ListItem } from '../contract/entity-key'
import type { Outcome } from '../contract/freshness'
import { isGone } from './active-row'
import { planCells } from './cells'
import type { ChosenColumn } from './column-choice'
import { layOut, narrowestPx, widestPx, withWidth } from './column-choice'
import type { ListColumns } from './columns'
import { listFeatures } from './columns'
import type { Tree } from './grid-input'
import { gridInput } from './grid-input'
import { loadedRows } from './loaded-rows'
import { scrollFor } from './move'
import type { Density } from './row-block'
import { rowHeights } from './row-block'
import type { Selection } from './selection'
import type { SortBy } from './sorts'
import { TableBody } from './table-body'
import { TableHead } from './table-head'
import { usePlace } from './use-place'
import type { Rows } from './use-rows'
import { useSize } from './use-size'
import classes from './list-table.module.css'

const headHeight = 30
/** Of the column in which rows are chosen, px. */
const checkWidth = 30
/** Skeleton rows before the first answer: a screen full. */
const unknownRows = 40

/** Rows stay in their pages: the table knows the columns, and makes of a row what is drawn of it. */
const noData: readonly never[] = []
const noHeaders: never[] = []

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
  const size = useSize(scroller)
  const width = size?.width ?? null
  const ready = width !== null && rows.total !== null
  const [pulled, setPulled] = useState<{ id: string; px: number } | null>(null)
  const rowHeight = rowHeights[density]
  const checks = selection === undefined ? 0 : checkWidth

  const table = useTable<typeof listFeatures, T>({ features: listFeatures, columns, data: noData })
  const headers = table.getHeaderGroups()[0]?.headers ?? noHeaders
  const { layout, plan } = useMemo(
    () => {
      const leaves = table.getAllLeafColumns()
      const all = leaves.map(({ id, columnDef }) => ({
        id,
        layout: columnDef.meta ?? { width: 120 },
      }))
      const fit = layOut(all, chosenColumns, (width ?? 0) - checks)
      const layout = pulled
        ? layOut(all, withWidth(fit, chosenColumns, pulled), (width ?? 0) - checks)
        : fit
      return { layout, plan: planCells(leaves, layout) }
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the table is another object in every render
    [columns, chosenColumns, width, pulled, checks],
  )

  const { pages, total: known } = rows
  const total = known ?? unknownRows
  const held = useMemo(() => loadedRows(pages), [pages])
  const arrived = { ...held, total: known }
  const [active, setActive] = usePlace(scroller, question, ready, arrived)
  const activeIndex = isGone(active, arrived) ? -1 : active.index

  const goTo = (index: number) => {
    setActive(index)
    const element = scroller.current
    if (!element) return
    const view = { top: element.scrollTop, height: element.clientHeight }
    element.scrollTop = scrollFor(index, { ...view, header: headHeight, row: rowHeight })
  }
  const screen = () => {
    const room = (scroller.current?.clientHeight ?? 0) - headHeight
    return Math.max(1, Math.floor(room / rowHeight) - 1)
  }
  const input = gridInput({
    rows: held,
    total,
    active,
    setActive,
    goTo,
    screen,
    selection,
    tree,
    selected,
    onSelect,
    onOpen,
  })

  const onWidth = useCallback(
    (id: string, px: number, done: boolean) => {
      const within = Math.min(widestPx, Math.max(narrowestPx, px))
      setPulled(done ? null : { id, px: within })
      if (done) onColumns?.(withWidth(layout, chosenColumns, { id, px: within }))
    },
    [layout, chosenColumns, onColumns],
  )

  const pull = onColumns && onWidth
  // Kept while rows arrive.
  const head = useMemo(
    () => (
      <TableHead
        headers={headers}
        layout={layout}
        checks={checks > 0}
        sorts={sorts}
        onSort={onSort}
        onWidth={pull}
      />
    ),
    [headers, layout, checks, sorts, onSort, pull],
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
      aria-activedescendant={activeIndex < 0 ? undefined : `${gridId}-${activeIndex}`}
      className={look.filter(Boolean).join(' ')}
      style={{
        '--columns': tracks.map((px) => `${px}px`).join(' '),
        '--row': `${rowHeight}px`,
        '--check': `${checks}px`,
        ...(wide && { '--width': `${layout.total + checks}px` }),
      }}
      {...input}
    >
      {head}
      {size !== null && (
        <TableBody
          key={density}
          gridId={gridId}
          scroller={scroller}
          height={size.height}
          total={total}
          rows={held}
          plan={plan}
          rowHeight={rowHeight}
          selected={selected}
          chosen={selection?.keys}
          active={activeIndex}
          agedSources={agedSources(rows.head?.outcomes ?? [])}
          treeOf={tree?.placeOf}
          onLook={rows.look}
        />
      )}
    </div>
  )
}
