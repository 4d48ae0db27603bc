import { constructCell, constructRow } from '@tanstack/react-table'
import type { Column } from '@tanstack/react-table'
import type { ReactElement } from 'react'
import type { ListItem } from '../contract/entity-key'
import { keyOf } from '../contract/entity-key'
import type { CellFrame } from './cell-frame'
import { classOf, frameOf, mayOverflow } from './cell-frame'
import type { TableLayout } from './column-choice'
import type { listFeatures } from './columns'
import type { CellContent, Written } from './written'
import { asWritten, isRendered } from './written'

type ListColumn<T extends object> = Column<typeof listFeatures, T>

/** The cells of a shown column. */
export type CellPlan<T extends object> = {
  column: ListColumn<T>
  frame: CellFrame
  style: { width: number; left?: string }
  /** A cell to be written into; the same one for all rows, so that React has nothing to compare. */
  empty: ReactElement
}

/** The cells of a row, planned once for all rows: the shown columns in their order. */
export const planCells = <T extends object>(
  columns: readonly ListColumn<T>[],
  { shown, pinned }: TableLayout,
): readonly CellPlan<T>[] =>
  [...shown].flatMap(([id, width]) => {
    const column = columns.find((column) => column.id === id)
    if (column === undefined) return []
    const left = pinned.get(id)
    const frame = frameOf(column.columnDef.meta ?? {}, width, left !== undefined)
    const style = { width, ...(left !== undefined && { left: `calc(var(--check) + ${left}px)` }) }
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it is written into
    const empty = <div key={id} role="gridcell" className={frame.name} style={style} />
    return { column, frame, style, empty }
  })

/** What a cell says: words of ours to be written, or the whole cell for React to render. */
type Cell = Written | { kind: 'rendered'; cell: ReactElement }

/** What one row says, by column. What a column writes is called, not mounted, so it must not use hooks itself. */
export const contentsOf = <T extends ListItem>(item: T, plan: readonly CellPlan<T>[]): Cell[] => {
  const table = plan[0]?.column.table
  if (table === undefined) return []
  const row = constructRow(table, keyOf(item), item, 0, 0)
  return plan.map(({ column, frame, style }) => {
    const cell = constructCell(column, row, table)
    const { cell: write } = column.columnDef
    const content: CellContent = typeof write === 'function' ? write(cell.getContext()) : write
    if (!isRendered(content)) return asWritten(content)
    const value = cell.getValue()
    const cut = mayOverflow(value, frame.width, frame.cut)
    return {
      kind: 'rendered',
      cell: (
        // Another key than one that is written: React must not take its element over.
        <div
          key={`${column.id} rendered`}
          role="gridcell"
          data-rendered=""
          className={classOf(frame, cut, undefined)}
          style={style}
          title={cut && frame.cut === 'long-values' ? String(value) : undefined}
        >
          {content}
        </div>
      ),
    }
  })
}
