import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { taskOffersQuery } from '../api/acts'
import { actWords } from '../contract/act'
import type { Task } from '../contract/task'
import { Button } from '../ui/button'
import { useActing } from './use-acting'
import { useOrder } from './use-order'
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
  const { ask, dialog } = useOrder()
  const offers = (mayAct && data?.offers) || []
  const refused = offers.filter(({ reason }) => reason !== null)
  return (
    <>
      {offers.length > 0 && (
        <div className={classes.taskActs} role="group" aria-label="Acts on this task">
          {offers.map(({ act, reason, order }) => (
            <Button
              key={act}
              aria-haspopup="dialog"
              disabled={reason !== null}
              onClick={() => ask(order)}
            >
              {actWords[act].word}
            </Button>
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
      )}
      {dialog}
    </>
  )
}
