import { Link } from 'react-router'
import { taskKindWord, taskStatus } from '../contract/task'
import type { Task, TaskDetail } from '../contract/task'
import { paths } from '../paths'
import { AsOf } from '../ui/as-of'
import { CopyId } from '../ui/copy-id'
import { Facts } from '../ui/facts'
import { Moment } from '../ui/moment'
import { Note } from '../ui/note'
import { Panel } from '../ui/panel'
import { PartsBar } from '../ui/parts-bar'
import { ProblemNote } from '../ui/problem-note'
import { ageText } from '../util/age'
import { Elapsed } from './elapsed'
import { Expectation } from './expectation'
import { Log } from './log'
import { Parts } from './parts'
import { useTaskSilence } from './silent-source'
import { Targets } from './targets'
import { TaskProgress } from './task-progress'
import classes from './tasks.module.css'

/** Of what is over the state stands above; where it did not come far, no bar says more. */
const saysNothing = ({ state, progress }: Task) =>
  state === 'succeeded' ||
  (progress.kind === 'unknown' && (taskStatus[state].ended || state === 'unknown'))

/** How old what is shown of a task is; of what only the ledger tells its source says nothing any more. */
export const Kept = ({ task: { keptBy, asOf } }: { task: Pick<TaskDetail, 'keptBy' | 'asOf'> }) =>
  keptBy === 'ledger' ? <span>told by the ledger</span> : <AsOf at={asOf} />

/** How far it is, in one large line, and what it is doing right now. */
export const TaskProgressLine = ({ task }: { task: TaskDetail }) => {
  const isHeard = useTaskSilence(task) === null
  return (
    <div className={classes.now}>
      {task.parts.total > 0 ? (
        <PartsBar counts={task.parts.counts} large />
      ) : (
        !saysNothing(task) && <TaskProgress task={task} moving={isHeard} />
      )}
      <Expectation task={task} />
      {task.note !== null && task.note !== task.error?.detail && task.state !== 'lost' && (
        <p>{task.note}</p>
      )}
    </div>
  )
}

/** Why it did not come to a good end, with the ids that support asks for, and what the source advises. */
export const TaskTrouble = ({
  task: { state, error, recommendations, keptBy, stalledSince, usualSilenceMs },
}: {
  task: TaskDetail
}) => (
  <>
    {error !== null && <ProblemNote problem={error} />}
    {state === 'stalled' && error === null && (
      <Note tone="warning">
        <p>
          {stalledSince === null ? (
            'Its source says that it is stalled. It may still go on.'
          ) : (
            <>
              Stalled since <Moment at={stalledSince} named />
              {usualSilenceMs !== null && `: it usually changes within ${ageText(usualSilenceMs)}`}.
              It may still go on.
            </>
          )}
        </p>
      </Note>
    )}
    {state === 'lost' && (
      <Note tone="neutral">
        <p>
          Finished, record gone: the source no longer keeps a record of it. How it ended is not
          known. What is shown is what was kept here.
        </p>
      </Note>
    )}
    {keptBy === 'ledger' && (
      <Note tone="neutral">
        <p>
          {taskStatus[state].ended ? 'Finished, record gone: ' : 'Record gone: '}
          neither its source nor the mirror keeps it any more. This is what the ledger says.
        </p>
      </Note>
    )}
    {recommendations.length > 0 && (
      <Panel name="Recommended">
        <ul className={classes.recommended}>
          {recommendations.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Panel>
    )}
  </>
)

/** Its children on a time axis, and its log: beside them where there is room. */
export const TaskCourse = ({ task }: { task: TaskDetail }) => {
  // Its source keeps nothing of it: whether it ever wrote a log is not known.
  const isForgotten = task.keptBy === 'ledger' && task.log.length === 0
  const log = !isForgotten && (
    <Panel name="Log">
      <Log task={task} />
    </Panel>
  )
  if (task.children.length === 0) return log
  return (
    <div className={classes.course}>
      <div>
        <Parts task={task} />
        {log}
      </div>
    </div>
  )
}

/** What it is, when, by whom, on what. */
export const TaskFactList = ({ task }: { task: TaskDetail }) => {
  const { parent, above, startedAt, endedAt, targets } = task
  const part = parent && (
    <>
      {[parent, ...above].map((one, at) => (
        <span key={one.id}>
          {at > 0 && ' in '}
          <Link to={paths.task(one)}>{one.name}</Link>
        </span>
      ))}
    </>
  )
  return (
    <Facts
      facts={[
        ['Kind', taskKindWord[task.kind]],
        ...(part ? [['Part of', part] as const] : []),
        [
          'Touches',
          targets.length > 0 ? <Targets key="targets" targets={targets} most={12} /> : null,
        ],
        ['Started by', task.startedBy],
        ['Created', <Moment key="created" at={task.createdAt} named />],
        ['Started', startedAt && <Moment key="started" at={startedAt} named />],
        [
          'Ended',
          endedAt ? (
            <Moment key="ended" at={endedAt} named />
          ) : taskStatus[task.state].ended ? null : (
            'not yet'
          ),
        ],
        ['Elapsed', <Elapsed key="elapsed" task={task} />],
        ['Source', task.sourceName],
        [
          'Says',
          <span key="state" className="mono">
            {task.sourceState}
          </span>,
        ],
        ['Id', <CopyId key="id" name="task id" id={task.id} />],
      ]}
    />
  )
}
