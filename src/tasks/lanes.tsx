import type { KeyboardEvent, SyntheticEvent } from 'react'
import { useRef, useState } from 'react'
import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { Button } from '../ui/button'
import { useNow } from '../ui/clock'
import { StateShape } from '../ui/state-shape'
import { LaneAxis } from './lane-axis'
import { lanesOf, notBefore } from './lane-places'
import { LaneReading } from './lane-reading'
import { LaneRow } from './lane-row'
import { useLines } from './use-lines'
import classes from './lanes.module.css'

const stepMs = 10_000
const zooms = [1, 2, 4, 8, 16] as const
/** Px of one lane, and of the axis over them. */
const lines = { height: 24, head: 22 }

const hasFailed = ({ state }: Pick<Task, 'state'>) => taskStatus[state].tone === 'critical'

/** The parts of a task on one time axis, each with its state, and a link to its own page. */
export const Lanes = ({ tasks }: { tasks: readonly Task[] }) => {
  const now = notBefore(
    tasks,
    useNow((ms) => Math.floor(ms / stepMs) * stepMs),
  )
  const [zoom, setZoom] = useState(0)
  const field = useRef<HTMLDivElement>(null)
  const { from, to, lanes } = lanesOf(tasks, now)
  const shown = useLines(
    field,
    lanes.map(({ task }) => task.id),
    lines,
  )
  const [read, setRead] = useState<string | null>(null)
  const factor = zooms[zoom] ?? 1
  const failed = lanes.flatMap(({ task }, index) => (hasFailed(task) ? [index] : []))
  const isOver = tasks.every(({ state }) => taskStatus[state].ended)
  const told = lanes.find(({ task }) => task.id === read) ?? lanes[failed[0] ?? 0]
  const toZoom = (next: number) => setZoom(Math.min(zooms.length - 1, Math.max(0, next)))
  const toNextFailed = () => shown.goTo(failed.find((at) => at > shown.active) ?? failed[0] ?? 0)

  const readLine = ({ target, type }: SyntheticEvent) => {
    const id = target instanceof Element ? target.closest('li')?.dataset['id'] : undefined
    if (id === undefined) return
    setRead(id)
    if (type === 'focus') shown.choose(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '0') toZoom(0)
    else if (event.key === '+') toZoom(zoom + 1)
    else if (event.key === '-') toZoom(zoom - 1)
    else shown.onKeyDown(event)
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
        ref={field}
        className={classes.field}
        onKeyDown={onKeyDown}
        onMouseOver={readLine}
        onFocus={readLine}
      >
        <div className={classes.wide} style={{ width: `${factor * 100}%`, height: shown.height }}>
          <LaneAxis
            stretch={{ from: Date.parse(from), until: Date.parse(to) }}
            most={5 * factor}
            now={isOver ? null : now}
          />
          <ul>
            {shown.lines.flatMap(({ index, top }) => {
              const lane = lanes[index]
              return lane
                ? [
                    <LaneRow
                      key={lane.task.id}
                      lane={lane}
                      top={top}
                      place={index + 1}
                      of={lanes.length}
                      active={index === shown.active}
                    />,
                  ]
                : []
            })}
          </ul>
        </div>
      </div>
      {told && (
        <p className={classes.reading}>
          <LaneReading task={told.task} />
        </p>
      )}
    </div>
  )
}
