import type { ReactNode } from 'react'
import { memo, useState } from 'react'
import type { Outcome } from '../contract/freshness'
import { FilterField } from '../ui/filter-field'
import type { ChosenColumn } from './column-choice'
import type { DescribedColumn } from './columns'
import { ColumnsButton } from './columns-button'
import type { Facet } from './facets'
import { FilterChips } from './filter-chips'
import type { ListState } from './list-state'
import { ListSummary } from './list-summary'
import type { Density } from './row-block'
import classes from './list-view.module.css'

type Props = {
  noun: readonly [one: string, many: string]
  looksInto: string
  list: ListState
  facets: readonly Facet[]
  outcomes: readonly Outcome[]
  /** Rows that match; null: not known yet, undefined: not to be said. */
  total: number | null | undefined
  former: boolean
  facetsOpen: boolean
  onFacets: (open: boolean) => void
  /** At its end: views, export. */
  tools: ReactNode
  /** Those that can be chosen; null: there is no table. */
  columns: readonly DescribedColumn[] | null
  chosenColumns: readonly ChosenColumn[] | null
  density: Density
  onColumns: (columns: readonly ChosenColumn[] | null) => void
}

/**
 * What stands over a list: its filter, the filters that are set, how many rows match, its tools. Kept while
 * rows arrive: a list that scrolls has no time to render it again.
 */
export const ListBar = memo(
  ({
    noun,
    looksInto,
    list,
    facets,
    outcomes,
    total,
    former,
    facetsOpen,
    onFacets,
    tools,
    columns,
    chosenColumns,
    density,
    onColumns,
  }: Props) => {
    const [toolsOpen, setToolsOpen] = useState(false)
    const hasTools = columns !== null || Boolean(tools)
    return (
      <div className={classes.bar} role="search" aria-label={`Filter ${noun[1]}`}>
        <FilterField label={looksInto} value={list.query.q} onType={list.type} />
        <button
          type="button"
          className={classes.facetsButton}
          aria-expanded={facetsOpen}
          onClick={() => onFacets(!facetsOpen)}
        >
          Filters
        </button>
        {hasTools && (
          <button
            type="button"
            className={classes.toolsButton}
            aria-expanded={toolsOpen}
            onClick={() => setToolsOpen(!toolsOpen)}
          >
            More
          </button>
        )}
        <FilterChips facets={facets} list={list} />
        {total !== undefined && (
          <ListSummary
            noun={noun}
            total={total}
            outcomes={outcomes}
            filtered={list.filtered}
            question={list.question}
            former={former}
          />
        )}
        {hasTools && (
          <span className={toolsOpen ? `${classes.tools} ${classes.open}` : classes.tools}>
            {tools}
            {columns && (
              <ColumnsButton
                columns={columns}
                chosen={chosenColumns}
                density={density}
                onChoose={onColumns}
                onDensity={(next) => list.setView({ dense: next === 'compact' ? '1' : null })}
              />
            )}
          </span>
        )}
      </div>
    )
  },
)
ListBar.displayName = 'ListBar'
