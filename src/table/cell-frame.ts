import type { ColumnLayout } from './columns'
import classes from './list-table.module.css'

/** What all cells of a shown column share, whatever they say. */
export type CellFrame = { width: number; cut: ColumnLayout['cut']; name: string; cutName: string }

/** A generous width of one character of the row's face, px. */
const characterPx = 7.2
const paddingPx = 16

/** Whether a cell must be ready to cut its text off. Every box that can costs each painted frame. */
export const mayOverflow = (value: unknown, width: number, cut: ColumnLayout['cut']) => {
  if (cut === 'never') return false
  if (cut === undefined) return true
  return typeof value === 'string' && value.length * characterPx > width - paddingPx
}

/** The frame of a column's cells. `left`: px from the edge that it is pinned to. */
export const frameOf = (
  { align, look, cut }: Partial<ColumnLayout>,
  width: number,
  pinned: boolean,
): CellFrame => {
  const names = [align === 'end' && classes.end, look && classes[look], pinned && classes.pinned]
  const name = names.filter(Boolean).join(' ')
  return { width, cut, name, cutName: `${classes.cut} ${name}`.trim() }
}

export const classOf = ({ name, cutName }: CellFrame, cut: boolean, look: string | undefined) => {
  const framed = cut ? cutName : name
  return look === undefined ? framed : `${framed} ${look}`.trim()
}
