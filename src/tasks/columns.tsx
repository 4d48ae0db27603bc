import type { Task } from '../contract/task'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { columnsOf } from '../table/columns'
import { SourceName } from '../table/source-name'
import { Moment } from '../ui/moment'
import { StateWord } from '../ui/state-word'
import { useShown } from '../ui/use-shown'
import { Elapsed } from './elapsed'
import { Targets } from './targets'
import { TaskProgress } from './task-progress'
import classes from './tasks.module.css'

const column = columnsOf<Task>()

const State = ({ task }: { task: Task }) => {
  const { share } = useShown(task)
  return <StateWord status={taskStatus[task.state]} {...(share === null ? {} : { share })} />
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
    cell: ({ row: { original: task } }) => (
      <a
        href={paths.task(task)}
        tabIndex={-1}
        className={task.state === 'succeeded' ? classes.done : classes.task}
        title={task.note ?? undefined}
      >
        <strong>{task.name}</strong> <span>{task.note}</span>
      </a>
    ),
    meta: { width: 300, grow: 6, sort: 'ascending' },
  }),
  column.accessor('progress', {
    header: 'Progress',
    cell: ({ row }) => <TaskProgress task={row.original} />,
    meta: { width: 184, drop: 1 },
  }),
  column.accessor('targets', {
    header: 'Touches',
    cell: ({ row }) => <Targets targets={row.original.targets} most={1} inRow />,
    meta: { width: 136, grow: 1, drop: 3 },
  }),
  column.accessor('sourceId', {
    header: 'Source',
    cell: ({ row }) => (
      <span className="dim">
        <SourceName id={row.original.sourceId} />
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
