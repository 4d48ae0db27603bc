import { flexRender } from '@tanstack/react-table'
import type { Header } from '@tanstack/react-table'
import type { listFeatures } from './columns'
import classes from './list-table.module.css'

export type SortBy = { column: string; descending: boolean }

const arrow = { ascending: 'M3 8l3-4 3 4', descending: 'M3 4l3 4 3-4' }

/** The sticky names of the columns; those that sort are buttons, and say how they sort now. */
export const TableHead = <T extends object>({
  headers,
  sort,
  onSort,
}: {
  headers: readonly Header<typeof listFeatures, T>[]
  sort: SortBy | undefined
  onSort: (sort: SortBy) => void
}) => (
  <div role="rowgroup" className={classes.head}>
    <div role="row" aria-rowindex={1} className={classes.headRow}>
      {headers.map((header) => {
        const { header: name, meta } = header.column.columnDef
        const label = flexRender(name, header.getContext())
        const by = sort?.column === header.column.id ? sort : null
        const now = by === null ? undefined : by.descending ? 'descending' : 'ascending'
        const next = by === null ? meta?.sort === 'descending' : !by.descending
        return (
          <div
            key={header.id}
            role="columnheader"
            className={meta?.align === 'end' ? classes.end : undefined}
            aria-sort={now}
          >
            {meta?.sort === undefined ? (
              label
            ) : (
              <button
                type="button"
                className={classes.sort}
                onClick={() => onSort({ column: header.column.id, descending: next })}
              >
                {label}
                {now !== undefined && (
                  <svg viewBox="0 0 12 12" aria-hidden="true">
                    <path d={arrow[now]} fill="none" stroke="currentColor" strokeWidth="1.4" />
                  </svg>
                )}
              </button>
            )}
          </div>
        )
      })}
    </div>
  </div>
)
