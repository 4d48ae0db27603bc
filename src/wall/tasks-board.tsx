import { useQuery } from '@tanstack/react-query'
import { taskHistogramQuery, tasksQuery } from '../api/tasks'
import { boardPolling, histogramPolling } from '../api/wall'
import { boardWord } from '../contract/display'
import type { Task, TaskState } from '../contract/task'
import { taskStatus } from '../contract/task'
import { Age } from '../ui/age'
import { useNow } from '../ui/clock'
import { BoardFrame } from './board-frame'
import { failedSince, failuresIn } from './lately'
import { AllQuiet, NothingYet } from './none'
import { Progress } from './progress'
import type { WallRow } from './rows'
import { Rows } from './rows'
import { silenceOf } from './silence'
import { countOf, kindsText } from './words'
import classes from './board.module.css'

/** More than any screen has room for. */
const most = 24
const underWay = ['running', 'stalled', 'waiting', 'queued'] as const
/** What stands first under way: it may need a person. */
const stuck = ['stalled'] as const
const moving = ['running', 'waiting', 'queued'] as const
const search = (states: readonly TaskState[], sort: string) =>
  new URLSearchParams([['sort', sort], ...states.map((state) => ['state', state])]).toString()

const rowOf = (task: Task, why: WallRow['why'], at: string): WallRow => ({
  key: `${task.sourceId} ${task.id}`,
  sourceId: task.sourceId,
  status: taskStatus[task.state],
  name: task.name,
  why,
  age: <Age at={at} />,
})
const runningRow = (task: Task) =>
  rowOf(
    task,
    <Progress task={task} on={task.targets[0]?.name ?? ''} />,
    task.startedAt ?? task.createdAt,
  )
const failedRow = (task: Task) =>
  rowOf(
    task,
    [task.targets[0]?.name, task.note].filter(Boolean).join(' · ') || taskStatus[task.state].word,
    task.endedAt ?? task.updatedAt,
  )

/** What runs, with its progress, and what failed within a day. */
export const TasksBoard = () => {
  const running = useQuery({
    ...tasksQuery(search(moving, 'state,-createdAt'), 0, most),
    ...boardPolling,
  })
  const failed = useQuery({
    ...tasksQuery(search(['failed'], '-endedAt'), 0, most),
    ...boardPolling,
  })
  const stalled = useQuery({
    ...tasksQuery(search(stuck, '-createdAt'), 0, most),
    ...boardPolling,
  })
  const day = useQuery({ ...taskHistogramQuery(''), ...histogramPolling })
  const silence = silenceOf([running, stalled, failed, day])
  const minute = useNow((now) => Math.floor(now / 60_000) * 60_000)

  const held = (state: string) =>
    running.data ? countOf(running.data.facets['state'], state) : null
  const failures = day.data ? failuresIn(day.data) : null
  const lately = failedSince(failed.data?.items ?? [], minute)
  const outcomes = running.data?.outcomes ?? []
  const silent = silence !== null
  const kindsOf = (states: readonly TaskState[]) =>
    states.map((state) => ({ word: taskStatus[state].word, count: held(state) ?? 0 }))
  const doubt = { silent, unknown: kindsText(kindsOf(['unknown'])) }
  const nothing = (page: unknown, words: string) =>
    page ? (
      <AllQuiet outcomes={outcomes} doubt={doubt}>
        {words}
      </AllQuiet>
    ) : (
      <NothingYet silent={silent} />
    )
  return (
    <BoardFrame
      name={boardWord.tasks.name}
      counts={[
        ...underWay.map((state) => ({ status: taskStatus[state], count: held(state) })),
        { status: taskStatus.unknown, count: held('unknown') },
        { status: taskStatus.failed, count: failures, note: 'in 24 h' },
      ]}
      outcomes={outcomes}
      silence={silence}
    >
      <div className={classes.pair}>
        <Rows
          narrow
          name="Under way"
          rows={[...(stalled.data?.items ?? []), ...(running.data?.items ?? [])].map(runningRow)}
          kinds={kindsOf(underWay)}
          outcomes={outcomes}
          silent={silent}
          none={nothing(running.data, 'No task runs or waits.')}
        />
        <Rows
          narrow
          name="Failed within 24 h, newest first"
          rows={lately.map(failedRow)}
          kinds={[{ word: taskStatus.failed.word, count: Math.max(failures ?? 0, lately.length) }]}
          outcomes={outcomes}
          silent={silent}
          none={nothing(failed.data, 'No task failed within 24 h.')}
        />
      </div>
    </BoardFrame>
  )
}
