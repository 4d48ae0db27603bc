import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../api/sources'
import type { Freshness } from '../contract/freshness'
import { freshnessStatus } from '../contract/freshness'
import type { Source } from '../contract/source'
import { ReadProblem } from '../table/read-problem'
import { ListNotice } from '../ui/list-notice'
import { Note } from '../ui/note'
import { Skeleton } from '../ui/skeleton'
import { StateWord } from '../ui/state-word'
import { unrenewed } from '../ui/unrenewed'
import { plural } from '../util/count'
import { SourceCard } from './source-card'
import classes from './sources.module.css'

/** What needs a person first. */
const worstFirst = (sources: readonly Source[]) =>
  sources.toSorted(
    (a, b) =>
      freshnessStatus[a.freshness].rank - freshnessStatus[b.freshness].rank ||
      a.name.localeCompare(b.name),
  )

const states: readonly Freshness[] = ['unreachable', 'stale', 'late', 'live']

const Summary = ({ sources }: { sources: readonly Source[] }) => (
  <p className={classes.summary}>
    <strong>{plural(sources.length, 'source')}</strong>
    {states.map((state) => {
      const count = sources.filter(({ freshness }) => freshness === state).length
      const { word } = freshnessStatus[state]
      return (
        count > 0 && (
          <StateWord
            key={state}
            status={freshnessStatus[state]}
            word={`${count} ${word.toLowerCase()}`}
          />
        )
      )
    })}
  </p>
)

/**
 * Every source: how old what it said is, what it needs, and whether it answers now. None is live while
 * Sightline itself does not answer. The shell polls.
 */
export const Component = () => {
  const { data, error, dataUpdatedAt } = useQuery(sourcesQuery())
  const held = data?.sources ?? []
  const sources = worstFirst(error === null ? held : held.map(unrenewed))
  const allSilent =
    error === null && sources.length > 1 && sources.every((one) => one.freshness === 'unreachable')
  if (data && sources.length === 0)
    return (
      <ListNotice picture="quiet" title="No source is configured">
        <p>Sources stand in the configuration file that the console was started with.</p>
      </ListNotice>
    )
  return (
    <div className={classes.page}>
      {error && (
        <div className={classes.note}>
          <ReadProblem error={error} heldAt={dataUpdatedAt} />
        </div>
      )}
      {!data && !error && (
        <div className={classes.note}>
          <Skeleton name="Reading the sources" lines={18} />
        </div>
      )}
      {data && <Summary sources={sources} />}
      {allSilent && (
        <div className={classes.note}>
          <Note tone="warning">
            <h2>No source answers</h2>
            <p>
              Where all are silent at once, the way from here to them is the likelier cause. What
              they said before stays in view and ages.
            </p>
          </Note>
        </div>
      )}
      {sources.map((source) => (
        <SourceCard key={source.id} source={source} />
      ))}
    </div>
  )
}
Component.displayName = 'SourcesPage'
