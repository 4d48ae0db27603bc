import { Link } from 'react-router'
import type { ActDetail, ActItem, ActName } from '../contract/act'
import { subjectOf } from '../contract/act'
import { paths } from '../paths'
import { CopyId } from '../ui/copy-id'
import { Moment } from '../ui/moment'
import { ItemState } from './item-state'
import { worstFirst } from './worst-first'
import classes from './acts.module.css'

const pathOf = {
  server: paths.server,
  vm: paths.vm,
  task: paths.task,
} as const

const Item = ({ item, act }: { item: ActItem; act: ActName }) => {
  const { problem, note, taskId, sourceId, id, endedAt } = item
  return (
    <li>
      <ItemState item={item} />
      <span>
        <Link to={pathOf[subjectOf(act)]({ sourceId, id })}>{item.name}</Link>{' '}
        <span className="dimmer">{item.sourceName}</span>
      </span>
      <span className={classes.why}>
        {problem ? `${problem.title}. ${problem.detail}` : note}
        {problem?.supportId && <CopyId name="support id" id={problem.supportId} />}
      </span>
      <span className="dim">{endedAt && <Moment at={endedAt} />}</span>
      {taskId === null ? (
        <span className="dimmer">no task</span>
      ) : (
        <Link to={paths.task({ sourceId, id: taskId })}>
          Task<span className="unseen"> of {item.name}</span>
        </Link>
      )}
    </li>
  )
}

/** Everything that an act was done to and what came of it, what failed first. */
export const ActItems = ({ act: { act, items } }: { act: ActDetail }) => (
  <ul className={classes.items} aria-label="Results">
    {worstFirst(items).map((item) => (
      <Item key={`${item.sourceId} ${item.id}`} item={item} act={act} />
    ))}
  </ul>
)
