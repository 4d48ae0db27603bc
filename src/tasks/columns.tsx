import type { Task } from '../contract/task'
import { mostTaskTargets, taskStatus } from '../contract/task'
import { columnsOf } from '../table/columns'
import { useOutcomes } from '../table/outcomes'
import { SourceName } from '../table/source-name'
import { Moment } from '../ui/moment'
import { PartsBar } from '../ui/parts-bar'
import { StateWord } from '../ui/state-word'
import { useShown } from '../ui/use-shown'
import { plural } from '../util/count'
import { Elapsed } from './elapsed'
import { Targets } from './targets'
import { TaskName } from './task-name'
import { TaskProgress } from './task-progress'
import type { TaskRow } from './task-row'
import { targetsText } from './words'

const column = columnsOf<TaskRow>()

const State = ({ task }: { task: Task }) => {
  const { share } = useShown(task)
  return <StateWord status={taskStatus[task.state]} {...(share === null ? {} : { share })} />
}

/** Of an operation on several, how many: which they are is told by its parts. */
const Touches = ({ task: { targets, parts } }: { task: TaskRow }) => {
  const things = targets.filter(({ kind }) => kind !== 'group')
  const [first] = things
  if (parts && things.length > 1 && first && things.every(({ kind }) => kind === first.kind))
    return (
      <span className="dim">
        {targets.length >= mostTaskTargets && 'at least '}
        {targetsText(first.kind, things.length)}
      </span>
    )
  return <Targets targets={targets} most={1} inRow />
}

/** What is started on several belongs to the sources of what it touches. */
const Source = ({ task: { sourceId, targets } }: { task: TaskRow }) => {
  const [only = sourceId, ...others] =
    sourceId === 'act' ? new Set(targets.map((target) => target.sourceId)) : [sourceId]
  return others.length > 0 ? plural(others.length + 1, 'source') : <SourceName id={only} />
}

/** What is under way at a source that is silent does not move: nobody knows whether it does. */
const Progress = ({ task }: { task: TaskRow }) => {
  const isSilent = useOutcomes().some(
    ({ sourceId, freshness }) =>
      sourceId === task.sourceId && (freshness === 'stale' || freshness === 'unreachable'),
  )
  return task.parts ? (
    <PartsBar counts={task.parts.counts} />
  ) : (
    <TaskProgress task={task} moving={!isSilent} />
  )
}

/** The columns of the tasks list; on a narrow screen the ones with the highest `drop` go first. */
export const taskColumns = column.columns([
  column.accessor('state', {
    header: 'State',
    cell: ({ row }) => <State task={row.original} />,
    meta: { width: 116, sort: 'ascending' },
  }),
  column.accessor('name', {
    header: 'Task',
    cell: ({ row }) => <TaskName task={row.original} />,
    meta: { width: 300, grow: 4, sort: 'ascending' },
  }),
  column.accessor('progress', {
    header: 'Progress',
    cell: ({ row }) => <Progress task={row.original} />,
    meta: { width: 184, drop: 1 },
  }),
  column.accessor('targets', {
    header: 'Touches',
    cell: ({ row }) => <Touches task={row.original} />,
    meta: { width: 136, grow: 2, drop: 3 },
  }),
  column.accessor('sourceId', {
    header: 'Source',
    cell: ({ row }) => (
      <span className="dim">
        <Source task={row.original} />
      </span>
    ),
    meta: { width: 128, drop: 4 },
  }),
  column.accessor('startedBy', {
    header: 'Started by',
    cell: ({ row }) => <span className="dim">{row.original.startedBy ?? '–'}</span>,
    meta: { width: 116, drop: 7 },
  }),
  column.accessor('createdAt', {
    header: 'Created',
    cell: ({ row }) => (
      <span className="dim">
        <Moment at={row.original.createdAt} />
      </span>
    ),
    meta: { width: 104, drop: 5, align: 'end', sort: 'descending' },
  }),
  column.display({
    id: 'elapsed',
    header: 'Elapsed',
    cell: ({ row }) => (
      <span className="dim">
        <Elapsed task={row.original} />
      </span>
    ),
    meta: { width: 92, drop: 2, align: 'end' },
  }),
])
