import type { KeyboardEvent, SyntheticEvent } from 'react'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { axisTicks, needsSeconds } from '../charts/axis-ticks'
import { shareOf as placeIn } from '../charts/time-ticks'
import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { paths } from '../paths'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { Moment } from '../ui/moment'
import { progressText, shareOf } from '../ui/progress-bar'
import { StateShape } from '../ui/state-shape'
import { useShown } from '../ui/use-shown'
import { useZone } from '../ui/zone'
import { clockText } from '../util/time'
import { Elapsed } from './elapsed'
import type { Lane } from './lane-places'
import { lanesOf, notBefore } from './lane-places'
import { nameOfPart } from './words'
import classes from './lanes.module.css'

const stepMs = 10_000
const zooms = [1, 2, 4, 8, 16] as const
const percent = (share: number) => `${share * 100}%`

const How = ({ task }: { task: Task }) => {
  const { state } = task
  const progress = useShown(task)
  if (state === 'running' && progress.kind !== 'unknown') return progressText(progress)
  if (state === 'succeeded' || state === 'running') return <Elapsed task={task} />
  return taskStatus[state].word.toLowerCase()
}

/** What one lane is about, in a line that has its place below them. */
const Reading = ({ task }: { task: Task }) => {
  const { word, shape, tone } = taskStatus[task.state]
  return (
    <>
      <StateShape shape={shape} tone={tone} /> <strong>{nameOfPart(task)}</strong>{' '}
      <span className="dim">
        {word.toLowerCase()}
        {task.startedAt !== null && (
          <>
            {' since '}
            <Moment at={task.startedAt} toTheSecond />
          </>
        )}
        {task.endedAt !== null && (
          <>
            {', ended '}
            <Moment at={task.endedAt} toTheSecond />
          </>
        )}
        {task.note !== null && ` · ${task.note}`}
      </span>
    </>
  )
}

const Bar = ({ lane: { task, from, length, waited } }: { lane: Lane }) => {
  const { tone } = taskStatus[task.state]
  const open = task.endedAt === null ? classes.open : ''
  return (
    <span className={classes.lane}>
      {waited && (
        <i
          className={classes.waited}
          style={{ left: percent(waited.from), width: percent(waited.length) }}
        />
      )}
      {length > 0 && (
        <i
          className={`${classes.bar} ${classes[tone]} ${open}`}
          style={{ left: percent(from), width: percent(length) }}
        />
      )}
    </span>
  )
}

const links = (list: HTMLElement | null) => [...(list?.querySelectorAll('a') ?? [])]

/** The children of a task on one time axis, each with its state, and a link to its own page. */
export const Lanes = ({ tasks }: { tasks: readonly Task[] }) => {
  const zone = useZone()
  const now = notBefore(
    tasks,
    useNow((ms) => Math.floor(ms / stepMs) * stepMs),
  )
  const [zoom, setZoom] = useState(0)
  const [read, setRead] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const failedAt = useRef(-1)
  const { from, to, lanes } = lanesOf(tasks, now)
  const factor = zooms[zoom] ?? 1
  const stretch = { from: Date.parse(from), until: Date.parse(to) }
  const { stepMs: tickMs, ticks } = axisTicks(stretch, 5 * factor)
  const failed = lanes.filter(({ task }) => taskStatus[task.state].tone === 'critical')
  const isOver = tasks.every(({ state }) => taskStatus[state].ended)
  const told = lanes.find(({ task }) => task.id === read)?.task ?? failed[0]?.task ?? lanes[0]?.task
  const toZoom = (next: number) => setZoom(Math.min(zooms.length - 1, Math.max(0, next)))

  const readLine = ({ target }: SyntheticEvent) => {
    const line = target instanceof Element ? target.closest('li') : null
    if (line) setRead(line.dataset['id'] ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = links(list.current)
    const at = all.findIndex((link) => link === document.activeElement)
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      all[Math.min(all.length - 1, Math.max(0, step))]?.focus()
    } else if (event.key === '+' || event.key === '-' || event.key === '0')
      toZoom(event.key === '0' ? 0 : zoom + (event.key === '+' ? 1 : -1))
  }
  const toNextFailed = () => {
    const bad = links(list.current).filter((link) => link.closest('[data-failed]') !== null)
    failedAt.current = (failedAt.current + 1) % Math.max(1, bad.length)
    bad[failedAt.current]?.focus()
  }

  return (
    <div className={classes.lanes}>
      <div className={classes.tools}>
        {failed.length > 0 && (
          <Button look="quiet" onClick={toNextFailed}>
            <StateShape shape="octagon" tone="critical" /> Next failure ({failed.length})
          </Button>
        )}
        <span className={classes.zoom} role="group" aria-label="Zoom">
          <Button
            look="quiet"
            aria-label="Zoom out"
            disabled={zoom === 0}
            onClick={() => toZoom(zoom - 1)}
          >
            −
          </Button>
          <Button look="quiet" disabled={zoom === 0} onClick={() => toZoom(0)}>
            Fit
          </Button>
          <Button
            look="quiet"
            aria-label="Zoom in"
            disabled={zoom === zooms.length - 1}
            onClick={() => toZoom(zoom + 1)}
          >
            +
          </Button>
        </span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the links in it have the focus */}
      <div
        className={classes.field}
        onKeyDown={onKeyDown}
        onMouseOver={readLine}
        onFocus={readLine}
      >
        <div className={classes.wide} style={{ width: percent(factor) }}>
          <ul ref={list}>
            {lanes.map((lane) => {
              const { task } = lane
              const { shape, tone } = taskStatus[task.state]
              const share = shareOf(task.progress)
              return (
                <li
                  key={task.id}
                  {...(tone === 'critical' ? { 'data-failed': '' } : {})}
                  data-id={task.id}
                >
                  <span className={classes.name}>
                    <StateShape shape={shape} tone={tone} {...(share === null ? {} : { share })} />
                    <Link to={paths.task(task)}>{nameOfPart(task)}</Link>
                    <span className={classes.how}>
                      <How task={task} />
                    </span>
                  </span>
                  <Bar lane={lane} />
                </li>
              )
            })}
          </ul>
          <div className={classes.over} aria-hidden="true">
            {ticks.map((tick) => (
              <span key={tick} style={{ left: percent(placeIn(stretch, tick)) }}>
                {clockText(new Date(tick).toISOString(), zone).slice(
                  0,
                  needsSeconds(tickMs) ? 8 : 5,
                )}
              </span>
            ))}
            {!isOver && <b style={{ left: percent(placeIn(stretch, now)) }}>now</b>}
          </div>
        </div>
      </div>
      {told && (
        <p className={classes.reading}>
          <Reading task={told} />
        </p>
      )}
    </div>
  )
}
