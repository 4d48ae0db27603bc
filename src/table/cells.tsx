import type { Cell } from '@tanstack/react-table'
import type { TableLayout } from './column-choice'
import type { ColumnLayout, ListRow, listFeatures } from './columns'
import classes from './list-table.module.css'

/** A generous width of one character of the row's face, px. */
const characterPx = 7.2
const paddingPx = 16

/** Whether a cell must be ready to cut its text off. Every box that can costs each painted frame. */
export const mayOverflow = (value: unknown, width: number, cut: ColumnLayout['cut']) => {
  if (cut === 'never') return false
  if (cut === undefined) return true
  return typeof value === 'string' && value.length * characterPx > width - paddingPx
}

/** What a column writes into a cell: called, not mounted, so cells must not use hooks themselves. */
const contentOf = <T extends object>(cell: Cell<typeof listFeatures, T>) => {
  const { cell: write } = cell.column.columnDef
  return typeof write === 'function' ? write(cell.getContext()) : write
}

/** The cells of the shown columns of one row, in their order. */
export const cellsOf = <T extends object>(row: ListRow<T>, { shown, pinned }: TableLayout) => {
  const cells = new Map(row.getAllCells().map((cell) => [cell.column.id, cell]))
  return [...shown].flatMap(([id, width]) => {
    const cell = cells.get(id)
    if (cell === undefined) return []
    const { columnDef } = cell.column
    const left = pinned.get(id)
    const { align, look, cut } = columnDef.meta ?? {}
    const name = [
      mayOverflow(cell.getValue(), width, cut) && classes.cut,
      align === 'end' && classes.end,
      look && classes[look],
      left !== undefined && classes.pinned,
    ]
    return [
      <div
        key={id}
        role="gridcell"
        className={name.filter(Boolean).join(' ') || undefined}
        style={left === undefined ? undefined : { left: `calc(var(--check) + ${left}px)` }}
      >
        {contentOf(cell)}
      </div>,
    ]
  })
}
