import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../api/sources'
import { freshnessStatus } from '../contract/freshness'
import type { TaskDetail } from '../contract/task'
import { taskStatus } from '../contract/task'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { Note } from '../ui/note'

/** Of a task that goes on at a source that is silent: since when nobody knows how it goes, and why. */
export const SilentSource = ({
  task: { sourceId, state, asOf },
}: {
  task: Pick<TaskDetail, 'sourceId' | 'state' | 'asOf'>
}) => {
  const { data: source } = useQuery({
    ...sourcesQuery(),
    select: ({ sources }) => sources.find(({ id }) => id === sourceId),
  })
  const isSilent = source?.freshness === 'stale' || source?.freshness === 'unreachable'
  if (!isSilent || asOf === null || taskStatus[state].ended) return null
  const { name, freshness, problem } = source
  return (
    <Note tone="warning">
      <p>
        {name} is {freshnessStatus[freshness].word.toLowerCase()}: this is as of{' '}
        <Moment at={asOf} named /> (<Age at={asOf} />
        ). How it goes since then is not known.
      </p>
      {problem && (
        <p className="dim">
          {problem.title}: {problem.detail}
        </p>
      )}
    </Note>
  )
}
