import { countsText } from '../contract/parts'
import { paths } from '../paths'
import { countText } from '../util/count'
import type { TaskRow } from './task-row'
import classes from './task-name.module.css'

/** Where the row leads: an act on several servers has its page among the acts. */
export const pathOf = (task: Pick<TaskRow, 'sourceId' | 'id'>) =>
  task.sourceId === 'act' ? paths.act(task.id) : paths.task(task)

const Turn = ({ open }: { open: boolean }) => (
  <span className={classes.turn} data-toggle="" aria-hidden="true">
    <svg viewBox="0 0 12 12">
      <path
        d={open ? 'M2.5 4.5 6 8l3.5-3.5' : 'M4.5 2.5 8 6l-3.5 3.5'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
    </svg>
  </span>
)

/** What a task is called and says; with parts, how they do, and what opens them. */
export const TaskName = ({ task }: { task: TaskRow }) => {
  const { place, parts, note, name, state, unseen, targets, cut } = task
  const shown = parts && cut !== null ? `first ${countText(cut)} below · ` : ''
  const said = parts ? `${shown}${countsText(parts.counts)}` : note
  // Parts of one operation are called the same: what each touches tells them apart.
  const [target] = place.level > 1 && targets.length === 1 ? targets : []
  return (
    <span className={place.level > 1 ? classes.part : classes.whole}>
      {place.open === null ? place.level === 1 && <span className={classes.turn} /> : null}
      {place.open !== null && <Turn open={place.open} />}
      <a
        href={pathOf(task)}
        tabIndex={-1}
        className={state === 'succeeded' ? classes.done : classes.task}
        title={[said, parts ? note : null].filter(Boolean).join('\n') || undefined}
      >
        {unseen && (
          <span className={classes.dot} title="Not seen yet">
            <span className="unseen">not seen</span>
          </span>
        )}
        <strong>{target?.name ?? name}</strong> <span>{said ?? (target ? name : null)}</span>
      </a>
    </span>
  )
}
