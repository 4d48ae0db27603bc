import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { ListItem } from '../contract/entity-key'
import type { planCells } from './cells'
import { cellsOf } from './cells'
import type { LoadedRows } from './loaded-rows'
import { blockRows, RowBlock } from './row-block'
import type { Slot, TreePlace } from './row-block'
import { overscan, steadyRange } from './steady-range'
import { useFirstBlock } from './use-first-block'
import classes from './list-table.module.css'

type Props<T extends ListItem> = {
  gridId: string
  scroller: RefObject<HTMLElement | null>
  /** Of what is in view, px. */
  height: number
  total: number
  rows: LoadedRows<T>
  plan: ReturnType<typeof planCells<T>>
  rowHeight: number
  selected: string | null
  chosen: ReadonlySet<string> | undefined
  active: number
  agedSources: ReadonlySet<string>
  treeOf: ((item: T) => TreePlace) | undefined
  onLook: (range: { first: number; last: number }) => void
}

/** The blocks of rows around what is in view, at their place in the full height of the list. */
export const TableBody = <T extends ListItem>({
  gridId,
  scroller,
  height,
  total,
  rows,
  plan,
  rowHeight,
  selected,
  chosen,
  active,
  agedSources,
  treeOf,
  onLook,
}: Props<T>) => {
  const blockHeight = blockRows * rowHeight
  const pool = Math.ceil(height / blockHeight) + 1 + 2 * overscan
  const top = useFirstBlock(scroller, blockHeight)
  const blocks = steadyRange(top, Math.ceil(total / blockRows), pool)
  const first = (blocks[0] ?? 0) * blockRows
  const last = ((blocks.at(-1) ?? 0) + 1) * blockRows - 1

  useEffect(() => onLook({ first, last }))

  const slotAt = (index: number): Slot => {
    const row = rows.rowAt(index)
    const key = rows.keyAt(index)
    return {
      item: row?.original ?? null,
      selected: key !== null && key === selected,
      chosen: key !== null && chosen?.has(key) === true,
      active: index === active,
      aged: row !== null && agedSources.has(row.original.sourceId),
      tree: row && treeOf ? treeOf(row.original) : null,
      cells: () => (row === null ? null : cellsOf(row, plan)),
    }
  }

  return (
    <div className={classes.body} role="presentation" style={{ height: total * rowHeight }}>
      {blocks.map((index) => {
        const start = index * blockRows
        const length = Math.min(blockRows, total - start)
        const slots = Array.from({ length }, (_, at) => slotAt(start + at))
        return (
          <RowBlock
            key={index % pool}
            gridId={gridId}
            first={start}
            slots={slots}
            layout={plan}
            rowHeight={rowHeight}
            checks={chosen !== undefined}
          />
        )
      })}
    </div>
  )
}
