import { flexRender } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { ListRow } from './columns'
import type { ListItem } from './list-key'
import { keyOf } from './list-key'
import { blockRows, RowBlock, rowHeight } from './row-block'
import type { Slot } from './row-block'
import classes from './list-table.module.css'

type Props<T extends ListItem> = {
  gridId: string
  scroller: RefObject<HTMLElement | null>
  total: number
  rowAt: (index: number) => ListRow<T> | null
  layout: { shown: Map<string, number> }
  selected: string | null
  active: number
  onLook: (range: { first: number; last: number }) => void
}

const cellsOf = <T extends ListItem>(row: ListRow<T>, shown: Map<string, number>) =>
  row
    .getAllCells()
    .filter(({ column }) => shown.has(column.id))
    .map((cell) => (
      <div
        key={cell.id}
        role="gridcell"
        className={cell.column.columnDef.meta?.align === 'end' ? classes.end : undefined}
      >
        {flexRender(cell.column.columnDef.cell, cell.getContext())}
      </div>
    ))

/** The blocks of rows around what is in view, at their place in the full height of the list. */
export const TableBody = <T extends ListItem>({
  gridId,
  scroller,
  total,
  rowAt,
  layout,
  selected,
  active,
  onLook,
}: Props<T>) => {
  const virtualizer = useVirtualizer({
    count: Math.ceil(total / blockRows),
    getScrollElement: () => scroller.current,
    estimateSize: () => blockRows * rowHeight,
    overscan: 2,
    useFlushSync: false,
  })
  const blocks = virtualizer.getVirtualItems()
  const first = (blocks[0]?.index ?? 0) * blockRows
  const last = ((blocks.at(-1)?.index ?? 0) + 1) * blockRows - 1

  useEffect(() => onLook({ first, last }))

  const slotAt = (index: number): Slot => {
    const row = rowAt(index)
    return {
      item: row?.original ?? null,
      selected: row !== null && selected !== null && keyOf(row.original) === selected,
      active: index === active,
      cells: () => (row === null ? null : cellsOf(row, layout.shown)),
    }
  }

  return (
    <div className={classes.body} role="presentation" style={{ height: total * rowHeight }}>
      {blocks.map(({ index }) => {
        const start = index * blockRows
        const length = Math.min(blockRows, total - start)
        const slots = Array.from({ length }, (_, at) => slotAt(start + at))
        return <RowBlock key={index} gridId={gridId} first={start} slots={slots} layout={layout} />
      })}
    </div>
  )
}
