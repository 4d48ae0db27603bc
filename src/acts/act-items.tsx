import { Link } from 'react-router'
import type { ActItem } from '../contract/act'
import { actItemStatus } from '../contract/act'
import { paths } from '../paths'
import { CopyId } from '../ui/copy-id'
import { Moment } from '../ui/moment'
import { shareOf } from '../ui/progress-bar'
import { StateWord } from '../ui/state-word'
import classes from './acts.module.css'

const tones = ['critical', 'warning', 'running', 'waiting', 'neutral', 'ok']
const worstFirst = (one: ActItem, other: ActItem) =>
  tones.indexOf(actItemStatus[one.state].tone) - tones.indexOf(actItemStatus[other.state].tone)

const Item = ({ item }: { item: ActItem }) => {
  const { problem, note, taskId, sourceId, id, endedAt } = item
  const share = shareOf(item.progress)
  return (
    <li>
      <StateWord
        status={actItemStatus[item.state]}
        {...(share === null ? {} : { share })}
        {...(share === null || actItemStatus[item.state].ended
          ? {}
          : { word: `${actItemStatus[item.state].word} ${Math.floor(share * 100)} %` })}
      />
      <span>
        <Link to={paths.server({ sourceId, id })}>{item.name}</Link>{' '}
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

/** Every server of an act and what came of it, what failed first. */
export const ActItems = ({ items }: { items: readonly ActItem[] }) => (
  <ul className={classes.items} aria-label="Results">
    {[...items].sort(worstFirst).map((item) => (
      <Item key={`${item.sourceId} ${item.id}`} item={item} />
    ))}
  </ul>
)
