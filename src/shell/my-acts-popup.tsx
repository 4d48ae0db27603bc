import { useMutation } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { Link } from 'react-router'
import { markActSeen } from '../api/acts'
import type { Act } from '../contract/act'
import { actWords } from '../contract/act'
import { countsText, sumOf } from '../contract/parts'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { Age } from '../ui/age'
import { Button } from '../ui/button'
import { PartsBar } from '../ui/parts-bar'
import { Popup } from '../ui/popup'
import { StateShape } from '../ui/state-shape'
import { DesktopChoice } from './desktop-choice'
import { callsForMe, failuresOf } from './ended-news'
import { namesText } from './names-text'
import classes from './my-acts.module.css'

const shapeOf = (act: Act) => {
  if (failuresOf(act) > 0) return { shape: 'octagon', tone: 'critical' } as const
  return act.endedAt === null
    ? ({ shape: 'ring', tone: 'running' } as const)
    : ({ shape: 'dot', tone: 'ok' } as const)
}

const Far = ({ act: { counts } }: { act: Act }) => {
  const { total, ended } = sumOf(counts)
  return total < 2 || ended === total ? null : <PartsBar counts={counts} />
}

const Entry = ({ act, csrf, onClose }: { act: Act; csrf: string; onClose: () => void }) => {
  const { mutate } = useMutation(markActSeen(csrf))
  // Of one task nothing is left to say that does not stand above, but what it says itself.
  const tells = sumOf(act.counts).total > 1 || act.tasks.some(({ note }) => note !== null)
  return (
    <li>
      <StateShape {...shapeOf(act)} />
      <div>
        <Link to={paths.act(act.id)} onClick={onClose}>
          <strong>{actWords[act.act].word}</strong>
        </Link>{' '}
        <span className="dim">{namesText(act)}</span>
        <div className={classes.how}>
          <span>{countsText(act.counts)}</span>
          <span className="dim">
            <Age at={act.at} /> ago
          </span>
        </div>
        <Far act={act} />
        {tells && (
          <ul className={classes.tasks}>
            {act.tasks.map((task) => (
              <li key={`${task.sourceId} ${task.id}`}>
                <StateShape {...taskStatus[task.state]} />
                <Link to={paths.task(task)} onClick={onClose}>
                  {task.name}
                </Link>
                <span className="dim">
                  {taskStatus[task.state].word.toLowerCase()}
                  {task.note !== null && `: ${task.note}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {act.endedAt !== null && callsForMe(act) && (
        <Button look="quiet" onClick={() => mutate(act.id)}>
          Seen
        </Button>
      )}
    </li>
  )
}

/** What I started, newest first: on what, how it goes, and the way to each. */
export const MyActsPopup = ({
  acts,
  csrf,
  anchor,
  onClose,
}: {
  acts: readonly Act[]
  csrf: string
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) => (
  <Popup name="What you started" anchor={anchor} onClose={onClose}>
    <ul className={classes.acts}>
      {acts.map((act) => (
        <Entry key={act.id} act={act} csrf={csrf} onClose={onClose} />
      ))}
    </ul>
    <DesktopChoice />
  </Popup>
)
