import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { taskOffersQuery } from '../api/acts'
import { actWords } from '../contract/act'
import type { Task } from '../contract/task'
import { OrderButton } from './order-button'
import { useActing } from './use-acting'
import classes from './acting.module.css'

/** What can be done to a task as it stands, and of the rest why not; nothing for who may only look. */
export const TaskActs = ({ task }: { task: Task }) => {
  const { sourceId, id, state, updatedAt } = task
  const mayAct = useActing() !== null
  const { data } = useQuery({
    ...taskOffersQuery(sourceId, id, `${state} ${updatedAt}`),
    enabled: mayAct,
    placeholderData: keepPreviousData,
  })
  if (!mayAct || !data || data.offers.length === 0) return null
  const refused = data.offers.filter(({ reason }) => reason !== null)
  return (
    <div className={classes.taskActs} role="group" aria-label="Acts on this task">
      {data.offers.map(({ act, reason, order }) => (
        <OrderButton key={act} order={order} word={actWords[act].word} reason={reason} />
      ))}
      {refused.length > 0 && (
        <ul className={classes.reasons}>
          {refused.map(({ act, reason }) => (
            <li key={act}>
              <strong>{actWords[act].word}</strong>: {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
