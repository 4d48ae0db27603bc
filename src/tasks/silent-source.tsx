import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../api/sources'
import { freshnessStatus } from '../contract/freshness'
import type { TaskDetail, TaskKind } from '../contract/task'
import { taskStatus } from '../contract/task'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { Note } from '../ui/note'

/** In which list of its source a task of a kind stands; others are as fresh as their source. */
const listOf: Partial<Record<TaskKind, string>> = {
  'compute-ops-job': 'jobs',
  'compute-ops-operation': 'compute-ops-operations',
  'data-services-operation': 'data-services-operations',
  'dual-authorization': 'dual-auth-operations',
  'omnistack-task': 'tasks',
}

type Heard = Pick<TaskDetail, 'sourceId' | 'kind' | 'state' | 'asOf'>

/** The source of a task that goes on there while it is silent, and why; null: it is heard. */
export const useSilence = ({ sourceId, kind, state, asOf }: Heard) => {
  const { data: source } = useQuery({
    ...sourcesQuery(),
    select: ({ sources }) => sources.find(({ id }) => id === sourceId),
  })
  const list = source?.collections.find(({ collection }) => collection === listOf[kind]) ?? source
  const isSilent = list?.freshness === 'stale' || list?.freshness === 'unreachable'
  if (!source || !isSilent || asOf === null || taskStatus[state].ended) return null
  return { name: source.name, freshness: list.freshness, problem: list.problem, asOf }
}

/** Of a task that goes on at a source that is silent: since when nobody knows how it goes, and why. */
export const SilentSource = ({ task }: { task: Heard }) => {
  const silence = useSilence(task)
  if (silence === null) return null
  const { name, freshness, problem, asOf } = silence
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
