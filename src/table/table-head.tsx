import { flexRender } from '@tanstack/react-table'
import type { Header } from '@tanstack/react-table'
import type { PointerEvent } from 'react'
import { drawnScale } from '../util/drawn-scale'
import type { TableLayout } from './column-choice'
import type { listFeatures } from './columns'
import type { SortBy } from './sorts'
import { nextSorts } from './sorts'
import classes from './list-table.module.css'

const arrow = { ascending: 'M3 8l3-4 3 4', descending: 'M3 4l3 4 3-4' }

/** A pointer pulls the right edge of a column; the chooser does the same by keyboard. */
const pull =
  (id: string, onWidth: (id: string, px: number, done: boolean) => void) =>
  (event: PointerEvent<HTMLElement>) => {
    const { currentTarget: handle, pointerId, clientX: from } = event
    const width = handle.parentElement?.offsetWidth ?? 0
    const scale = drawnScale(handle)
    event.preventDefault()
    handle.setPointerCapture(pointerId)
    let px = width
    const onMove = (moved: globalThis.PointerEvent) => {
      px = Math.round(width + (moved.clientX - from) / scale)
      onWidth(id, px, false)
    }
    const onEnd = () => {
      handle.removeEventListener('pointermove', onMove)
      onWidth(id, px, true)
    }
    handle.addEventListener('pointermove', onMove)
    handle.addEventListener('lostpointercapture', onEnd, { once: true })
  }

/**
 * The sticky names of the columns. Those that sort are buttons, and say how they sort now; with Shift they
 * sort after the others, and say as how manieth.
 */
export const TableHead = <T extends object>({
  headers,
  layout: { shown, pinned },
  checks,
  sorts,
  onSort,
  onWidth,
}: {
  /** Of all columns; the layout says which of them are shown, and in which order. */
  headers: readonly Header<typeof listFeatures, T>[]
  layout: TableLayout
  /** Before them stands the column in which rows are chosen. */
  checks: boolean
  sorts: readonly SortBy[]
  onSort: (sorts: SortBy[]) => void
  /** A column is being pulled to a width, px. */
  onWidth?: ((id: string, px: number, done: boolean) => void) | undefined
}) => (
  <div role="rowgroup" className={classes.head}>
    <div role="row" aria-rowindex={1} className={classes.headRow}>
      {checks && (
        <div role="columnheader" className={classes.check}>
          <span className="unseen">Chosen</span>
        </div>
      )}
      {[...shown.keys()].map((id) => {
        const header = headers.find(({ column }) => column.id === id)
        if (header === undefined) return null
        const { header: name, meta } = header.column.columnDef
        const label = flexRender(name, header.getContext())
        const at = sorts.findIndex(({ column }) => column === id)
        const now = at < 0 ? undefined : sorts[at]?.descending ? 'descending' : 'ascending'
        const left = pinned.get(id)
        const first = meta?.sort
        return (
          <div
            key={header.id}
            role="columnheader"
            className={
              [meta?.align === 'end' && classes.end, left !== undefined && classes.pinned]
                .filter(Boolean)
                .join(' ') || undefined
            }
            style={left === undefined ? undefined : { left: `calc(var(--check) + ${left}px)` }}
            aria-sort={now}
          >
            {first === undefined ? (
              label
            ) : (
              <button
                type="button"
                className={classes.sort}
                onClick={({ shiftKey }) => onSort(nextSorts(sorts, id, first, shiftKey))}
              >
                {label}
                {now !== undefined && (
                  <svg viewBox="0 0 12 12" aria-hidden="true">
                    <path d={arrow[now]} fill="none" stroke="currentColor" strokeWidth="1.4" />
                  </svg>
                )}
                {now !== undefined && sorts.length > 1 && (
                  <span className={classes.order}>{at + 1}</span>
                )}
              </button>
            )}
            {onWidth && (
              <span className={classes.edge} onPointerDown={pull(id, onWidth)} aria-hidden="true" />
            )}
          </div>
        )
      })}
    </div>
  </div>
)
