import type { ReactNode } from 'react'
import { useState } from 'react'
import { FilterField } from '../ui/filter-field'
import { OutcomeNotes } from '../ui/outcome-notes'
import type { ListColumns } from './columns'
import type { Facet } from './facets'
import { Facets } from './facets'
import { FilterChips } from './filter-chips'
import type { ListItem } from './list-key'
import type { ListState } from './list-state'
import { ListSummary } from './list-summary'
import { ListTable } from './list-table'
import { noticeFor } from './notice'
import { EmptyNotice, RenewalNote } from './notices'
import type { Rows } from './use-rows'
import classes from './list-view.module.css'

type Props<T extends ListItem> = {
  name: string
  /** One of them, several of them: `server`, `servers`. */
  noun: readonly [one: string, many: string]
  /** What the filter field looks into. */
  looksInto: string
  list: ListState
  rows: Rows<T>
  columns: ListColumns<T>
  facets: readonly Facet[]
  /** Between the filters and the rows, e.g. a histogram. */
  above?: ReactNode
  /** What the selected row shows beside the list. */
  panel?: ReactNode
  onOpen: (item: T) => void
}

/**
 * Every list of the product: filter field, chips, count with the age of its sources, facets, rows, side
 * panel, and the designed pictures for empty, loading, nothing matches, partial, stale and failed.
 */
export const ListView = <T extends ListItem>({
  name,
  noun,
  looksInto,
  list,
  rows,
  columns,
  facets,
  above,
  panel,
  onOpen,
}: Props<T>) => {
  const [facetsOpen, setFacetsOpen] = useState(false)
  const notice = noticeFor(rows, list.filtered)
  const outcomes = rows.head?.outcomes ?? []
  const sourceName = (id: string) =>
    outcomes.find(({ sourceId }) => sourceId === id)?.sourceName ?? id
  const named = facets.map((facet) =>
    facet.param === 'source' ? { ...facet, word: sourceName } : facet,
  )
  return (
    <div className={panel ? `${classes.view} ${classes.withPanel}` : classes.view}>
      <div className={classes.bar} role="search" aria-label={`Filter ${noun[1]}`}>
        <FilterField label={looksInto} value={list.query.q} onType={list.type} />
        <button
          type="button"
          className={classes.facetsButton}
          aria-expanded={facetsOpen}
          onClick={() => setFacetsOpen(!facetsOpen)}
        >
          Filters
        </button>
        <FilterChips facets={named} list={list} />
        <ListSummary noun={noun} total={rows.total} outcomes={outcomes} filtered={list.filtered} />
      </div>
      <aside
        className={facetsOpen ? `${classes.facets} ${classes.open}` : classes.facets}
        aria-label={`Facets of ${noun[1]}`}
      >
        <Facets facets={named} counts={rows.head?.facets ?? {}} list={list} />
      </aside>
      <div className={classes.rows}>
        <RenewalNote rows={rows} />
        {notice !== 'unread' && <OutcomeNotes outcomes={outcomes} />}
        {above}
        <div className={classes.table}>
          {notice === null ? (
            <ListTable
              name={name}
              columns={columns}
              rows={rows}
              sort={list.query.sort[0]}
              onSort={list.sortBy}
              selected={list.selected}
              onSelect={list.select}
              onOpen={onOpen}
              question={list.question}
            />
          ) : (
            <EmptyNotice notice={notice} noun={noun} rows={rows} list={list} />
          )}
        </div>
      </div>
      {panel}
    </div>
  )
}
