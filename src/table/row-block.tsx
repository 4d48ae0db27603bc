import type { ReactElement } from 'react'
import { memo, useLayoutEffect, useRef, useState } from 'react'
import type { rowsView } from './rows-view'
import classes from './list-table.module.css'

/** Rows are written, kept and moved on in blocks of this many. */
export const blockRows = 12
const rowsOfBlock = Array.from({ length: blockRows }, (_, at) => at)

/** Px, by how dense the table is. */
export const rowHeights = { comfortable: 32, compact: 24 } as const
export type Density = keyof typeof rowHeights

/** Where a row of a tree stands, from 1, and whether what is below it is shown; `open` null: nothing is. */
export type TreePlace = { level: number; open: boolean | null }

/** The cells of a block that components render, by row and column; the others are written. */
export type RenderedCells = readonly (readonly (ReactElement | null)[])[]

type Props = {
  /** Which of the blocks on screen this is; what it shows changes as the list scrolls. */
  slot: number
  view: Pick<ReturnType<typeof rowsView>, 'hold' | 'rendered'>
  plan: readonly { empty: ReactElement }[]
  /** Rows can be chosen. */
  checks: boolean
}

/**
 * The elements of a few rows. What they say is written into them by the view of the rows; React renders
 * again only for cells that are components, and where the columns change.
 */
export const RowBlock = memo(({ slot, view, plan, checks }: Props) => {
  const element = useRef<HTMLDivElement>(null)
  const [rendered, render] = useState<RenderedCells | null>(null)
  useLayoutEffect(() => view.hold(slot, element.current, render), [view, slot])
  useLayoutEffect(() => view.rendered(slot, rendered), [view, slot, rendered])
  return (
    <div ref={element} role="rowgroup" className={classes.block}>
      {rowsOfBlock.map((row) => (
        <div key={row} role="row" className={classes.row}>
          {checks && (
            <div role="gridcell" className={classes.check} aria-label="Not chosen" data-check="" />
          )}
          {plan.map(({ empty }, column) => rendered?.[row]?.[column] ?? empty)}
        </div>
      ))}
    </div>
  )
})
RowBlock.displayName = 'RowBlock'
