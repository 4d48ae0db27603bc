import type { ReactNode } from 'react'
import { memo } from 'react'
import classes from './list-table.module.css'

/** Rows are rendered, kept and thrown away in blocks of this many. */
export const blockRows = 8
export const rowHeight = 32

/** One row of a block. `item` null: not loaded yet. `cells` is called only when the row renders. */
export type Slot = {
  item: object | null
  selected: boolean
  active: boolean
  /** Its source is stale or unreachable: what the row says is history. */
  aged: boolean
  cells: () => ReactNode
}

type Props = { gridId: string; first: number; slots: readonly Slot[]; layout: object }

const sameSlot = (one: Slot, other: Slot | undefined) =>
  one.item === other?.item &&
  one.selected === other.selected &&
  one.active === other.active &&
  one.aged === other.aged

const same = (before: Props, after: Props) =>
  before.layout === after.layout &&
  before.first === after.first &&
  before.slots.length === after.slots.length &&
  before.slots.every((slot, at) => sameSlot(slot, after.slots[at]))

const rowClass = ({ active, aged }: Slot) =>
  [classes.row, active && classes.active, aged && classes.aged].filter(Boolean).join(' ')

const Skeleton = () => (
  <div role="gridcell" className={classes.skeleton}>
    <span className="unseen">Loading</span>
  </div>
)

/**
 * A few rows that render as one, and only when one of their items, the selection or the column layout
 * changed: scrolling past them costs nothing.
 */
export const RowBlock = memo(
  ({ gridId, first, slots }: Props) => (
    <div
      role="rowgroup"
      className={classes.block}
      style={{ transform: `translateY(${first * rowHeight}px)`, height: slots.length * rowHeight }}
    >
      {slots.map((slot, at) => (
        <div
          key={at}
          role="row"
          id={`${gridId}-${first + at}`}
          data-index={first + at}
          aria-rowindex={first + at + 2}
          aria-selected={slot.selected}
          className={rowClass(slot)}
        >
          {slot.item === null ? <Skeleton /> : slot.cells()}
        </div>
      ))}
    </div>
  ),
  same,
)
RowBlock.displayName = 'RowBlock'
