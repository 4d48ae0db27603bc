import type { TaskAct, TaskOffer } from '../../contract/act'
import { taskStatus } from '../../contract/task'
import { readMirroredTask } from '../mirror/rows'
import type { Source } from '../sources/source'
import type { Store } from '../store/store'
import type { Book } from './book'
import { type Who, reasonAgainstTask } from './judge-task'

/** What can be done to a task as it stands, and what not and why; null: there is no such task. */
export const createOffers =
  (parts: { store: Store; sources: readonly Source[]; book: Pick<Book, 'begunAs'> }) =>
  async (sourceId: string, id: string, asker: Who): Promise<TaskOffer[] | null> => {
    const task = await readMirroredTask(parts.store, sourceId, id)
    if (!task) return null
    const acts = parts.sources.find((source) => source.id === sourceId)?.acts
    const choices = acts?.tasks?.can(task) ?? []
    const begun = await parts.book.begunAs(sourceId, id)
    const context = { choices, asker, begunBy: begun?.person ?? null }
    const offer = (act: TaskAct): TaskOffer => ({
      act,
      reason: reasonAgainstTask(act, task, context),
      order: { act, options: {}, targets: [{ sourceId, id }] },
    })
    const offers = choices.map(({ act }) => offer(act))
    if (!begun) return offers
    const again: TaskOffer = {
      act: 'start-again',
      reason: taskStatus[task.row.state].ended ? null : 'It has not ended yet.',
      order: {
        act: begun.act,
        options: begun.options,
        targets: [{ sourceId, id: begun.targetId }],
      },
    }
    return [...offers.filter(({ act }) => act !== 'start-again'), again]
  }
export type Offers = ReturnType<typeof createOffers>
