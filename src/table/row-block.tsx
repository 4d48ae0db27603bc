import type { ReactNode } from 'react'
import { memo } from 'react'
import classes from './list-table.module.css'

/** Rows are rendered, kept and thrown away in blocks of this many. */
export const blockRows = 8
/** Px, by how dense the table is. */
export const rowHeights = { comfortable: 32, compact: 24 } as const
export type Density = keyof typeof rowHeights

/** Where a row of a tree stands, from 1, and whether what is below it is shown; `open` null: nothing is. */
export type TreePlace = { level: number; open: boolean | null }

/** One row of a block. `item` null: not loaded yet. `cells` is called only when the row renders. */
export type Slot = {
  item: object | null
  /** It is shown beside the list. */
  selected: boolean
  /** It is among those that something will be done to. */
  chosen: boolean
  active: boolean
  /** Its source is stale or unreachable: what the row says is history. */
  aged: boolean
  /** Its place in a tree, where the table is one. */
  tree: TreePlace | null
  cells: () => ReactNode
}

type Props = {
  gridId: string
  first: number
  slots: readonly Slot[]
  layout: object
  rowHeight: number
  /** Rows can be chosen. */
  checks: boolean
}

const sameSlot = (one: Slot, other: Slot | undefined) =>
  one.item === other?.item &&
  one.selected === other.selected &&
  one.chosen === other.chosen &&
  one.active === other.active &&
  one.aged === other.aged &&
  one.tree?.level === other.tree?.level &&
  one.tree?.open === other.tree?.open

const same = (before: Props, after: Props) =>
  before.layout === after.layout &&
  before.first === after.first &&
  before.rowHeight === after.rowHeight &&
  before.slots.length === after.slots.length &&
  before.slots.every((slot, at) => sameSlot(slot, after.slots[at]))

const rowClass = ({ active, aged, chosen, tree }: Slot) =>
  [
    classes.row,
    active && classes.active,
    aged && classes.aged,
    chosen && classes.chosen,
    tree !== null && tree.level > 1 && classes.below,
  ]
    .filter(Boolean)
    .join(' ')

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
  ({ gridId, first, slots, rowHeight, checks }: Props) => (
    <div
      role="rowgroup"
      className={classes.block}
      style={{ transform: `translateY(${first * rowHeight}px)`, height: slots.length * rowHeight }}
    >
      {slots.map((slot, at) => (
        <div
          key={at}
          role="row"
          id={slot.active ? `${gridId}-${first + at}` : undefined}
          data-index={first + at}
          aria-rowindex={first + at + 2}
          aria-level={slot.tree?.level}
          aria-expanded={slot.tree?.open ?? undefined}
          aria-selected={slot.selected || slot.chosen}
          data-open={slot.selected || undefined}
          className={rowClass(slot)}
        >
          {checks && slot.item !== null && (
            <div
              role="gridcell"
              className={classes.check}
              aria-label={slot.chosen ? 'Chosen' : 'Not chosen'}
              data-check=""
            />
          )}
          {slot.item === null ? <Skeleton /> : slot.cells()}
        </div>
      ))}
    </div>
  ),
  same,
)
RowBlock.displayName = 'RowBlock'
