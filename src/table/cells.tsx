import { constructCell } from '@tanstack/react-table'
import type { Column } from '@tanstack/react-table'
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

type ListColumn<T extends object> = Column<typeof listFeatures, T>

/** What all cells of a shown column share. */
type CellPlan<T extends object> = {
  column: ListColumn<T>
  width: number
  name: string | undefined
  style: { left: string } | undefined
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
    const { align, look } = column.columnDef.meta ?? {}
    const name = [
      align === 'end' && classes.end,
      look && classes[look],
      left !== undefined && classes.pinned,
    ]
    return {
      column,
      width,
      name: name.filter(Boolean).join(' ') || undefined,
      style: left === undefined ? undefined : { left: `calc(var(--check) + ${left}px)` },
    }
  })

/** The cells of one row. What a column writes is called, not mounted, so it must not use hooks itself. */
export const cellsOf = <T extends object>(row: ListRow<T>, plan: readonly CellPlan<T>[]) =>
  plan.map(({ column, width, name, style }) => {
    const cell = constructCell(column, row, row.table)
    const { cell: write, meta } = column.columnDef
    const value = cell.getValue()
    const cut = mayOverflow(value, width, meta?.cut)
    return (
      <div
        key={column.id}
        role="gridcell"
        className={cut ? `${classes.cut} ${name ?? ''}` : name}
        style={style}
        title={cut && meta?.cut === 'long-values' ? String(value) : undefined}
      >
        {typeof write === 'function' ? write(cell.getContext()) : write}
      </div>
    )
  })
