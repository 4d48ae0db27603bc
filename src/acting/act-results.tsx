import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { ItemState } from '../acts/item-state'
import { actQuery } from '../api/acts'
import { polling } from '../api/poll'
import type { ActDetail, ActItem } from '../contract/act'
import { countsText } from '../contract/parts'
import { paths } from '../paths'
import { Button } from '../ui/button'
import classes from './acting.module.css'

const Line = ({ item }: { item: ActItem }) => {
  const why = item.problem && `${item.problem.title}. ${item.problem.detail}`
  return (
    <li>
      <ItemState item={item} />
      <strong
        title={item.sourceName}
        className={item.state === 'skipped' ? classes.spared : undefined}
      >
        {item.name}
      </strong>
      <span className="dim">{why ?? item.note}</span>
      <span>
        {item.taskId !== null && (
          <Link to={paths.task({ sourceId: item.sourceId, id: item.taskId })}>Task</Link>
        )}
      </span>
    </li>
  )
}

/** What comes of an act for each server, as it comes; it goes on when the dialog is closed. */
export const ActResults = ({ started, onClose }: { started: ActDetail; onClose: () => void }) => {
  const { data = started } = useQuery({
    ...actQuery(started.id),
    ...polling(({ pollAfterMs }: ActDetail) => pollAfterMs),
  })
  const head = useRef<HTMLParagraphElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <div className={classes.preview}>
      <p ref={head} tabIndex={-1} className={classes.head} role="status">
        {countsText(data.counts)}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <ul className={classes.lines} aria-label="Results" tabIndex={0}>
        {data.items.map((item) => (
          <Line key={`${item.sourceId} ${item.id}`} item={item} />
        ))}
      </ul>
      <div className={classes.buttons}>
        {data.endedAt === null && (
          <span className="dim">
            It goes on when this is closed; it stands under what you started.
          </span>
        )}
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}
