import type { ReactNode } from 'react'
import { useCallback, useMemo, useState } from 'react'
import type { ListItem } from '../contract/entity-key'
import type { Outcome } from '../contract/freshness'
import { OutcomeNotes } from '../ui/outcome-notes'
import type { ChosenColumn } from './column-choice'
import { readColumns, writeColumns } from './column-choice'
import type { ListColumns } from './columns'
import { describeColumns } from './columns'
import type { Facet } from './facets'
import { Facets } from './facets'
import type { Tree } from './grid-input'
import { ListBar } from './list-bar'
import type { ListState } from './list-state'
import { ListTable } from './list-table'
import { noticeFor } from './notice'
import { EmptyNotice, RenewalNote } from './notices'
import { Outcomes } from './outcomes'
import type { Selection } from './selection'
import type { Rows } from './use-rows'
import classes from './list-view.module.css'

const noOutcomes: readonly Outcome[] = []
const noCounts = {}

/** Sources go by their names, not their ids. */
const withSourceNames = (facets: readonly Facet[], outcomes: readonly Outcome[]) => {
  const word = (id: string) => outcomes.find(({ sourceId }) => sourceId === id)?.sourceName ?? id
  return facets.map((facet) => (facet.param === 'source' ? { ...facet, word } : facet))
}

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
  /** Its columns are chosen, ordered, resized and pinned, in the URL under `cols`; `dense=1`: compact. */
  choosable?: boolean
  selection?: Selection | undefined
  /** Rows open, to show what is below them. */
  tree?: Tree<T> | undefined
  /** At the end of the bar: views, export. */
  tools?: ReactNode
  /** Below the facets that the list itself counts. */
  moreFacets?: ReactNode
  /** In place of the table: the same rows as another picture. */
  picture?: ReactNode
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
  choosable = false,
  selection,
  tree,
  tools,
  moreFacets,
  picture,
  above,
  panel,
  onOpen,
}: Props<T>) => {
  const [facetsOpen, setFacetsOpen] = useState(false)
  const described = useMemo(() => describeColumns(columns), [columns])
  const chosenText = list.view('cols')
  const chosenColumns = useMemo(
    () =>
      choosable
        ? readColumns(
            chosenText,
            described.map(({ id }) => id),
          )
        : null,
    [choosable, chosenText, described],
  )
  const chooseColumns = useCallback(
    (next: readonly ChosenColumn[] | null) => list.setView({ cols: next && writeColumns(next) }),
    [list],
  )
  const density = choosable && list.view('dense') === '1' ? 'compact' : 'comfortable'
  const notice = noticeFor(rows, list.filtered)
  const outcomes = rows.head?.outcomes ?? noOutcomes
  const named = useMemo(() => withSourceNames(facets, outcomes), [facets, outcomes])
  return (
    <div className={panel ? `${classes.view} ${classes.withPanel}` : classes.view}>
      <ListBar
        noun={noun}
        looksInto={looksInto}
        list={list}
        facets={named}
        outcomes={outcomes}
        total={notice === 'failed' ? undefined : (rows.head?.total ?? rows.total)}
        former={rows.former}
        facetsOpen={facetsOpen}
        onFacets={setFacetsOpen}
        tools={tools}
        columns={choosable && picture === undefined ? described : null}
        chosenColumns={chosenColumns}
        density={density}
        onColumns={chooseColumns}
      />
      <aside
        className={facetsOpen ? `${classes.facets} ${classes.open}` : classes.facets}
        aria-label={`Facets of ${noun[1]}`}
      >
        <Facets facets={named} counts={rows.head?.facets ?? noCounts} list={list} />
        {moreFacets}
      </aside>
      <div className={classes.rows}>
        <RenewalNote rows={rows} />
        {notice !== 'unread' && <OutcomeNotes outcomes={outcomes} />}
        {above}
        <div className={classes.table}>
          <Outcomes value={outcomes}>
            {notice === null && picture !== undefined ? (
              picture
            ) : notice === null ? (
              <ListTable
                name={name}
                columns={columns}
                rows={rows}
                sorts={list.query.sort}
                onSort={list.sortBy}
                chosenColumns={chosenColumns}
                density={density}
                {...(choosable && { onColumns: chooseColumns })}
                selection={selection}
                tree={tree}
                selected={list.selected}
                onSelect={list.select}
                onOpen={onOpen}
                question={list.question}
              />
            ) : (
              <EmptyNotice notice={notice} noun={noun} rows={rows} list={list} />
            )}
          </Outcomes>
        </div>
      </div>
      {panel}
    </div>
  )
}
