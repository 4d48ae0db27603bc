import type { Outcome } from '../../contract/freshness'
import type { ListQuery } from '../../contract/list-query'
import { readListQuery } from '../../contract/list-query'
import type { ListDefinition } from '../mirror/lists'
import type { Within } from '../mirror/query'
import { countRunningTasks } from '../mirror/running-tasks'
import type { Context } from './context'
import { etagOf } from './etag'
import { ProblemReply } from './problem-reply'

const pollMs = 5_000
const pollWhileRunningMs = 2_000

/** An answer that may turn out not to be needed: its validator first, its body on demand. */
export type ListReply = { etag: string; body: () => Promise<string> }

/** The query of a URL, or a 400 that names all its faults. */
const queryOf = (list: ListDefinition, search: URLSearchParams): ListQuery => {
  const { query, faults } = readListQuery(list.params, search)
  if (faults.length === 0) return query
  throw new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'The list cannot be asked that way',
    detail: faults.join(' '),
  })
}

/** Ages move all the time; the validator only with what they mean. */
export const classOf = ({ sourceId, collection, freshness, complete, problem }: Outcome) =>
  [sourceId, collection, freshness, complete, problem?.kind].join(' ')

/** How soon the mirror asks to be asked again, ms. */
const pollAfter = async ({ store, mirror }: Context, { kind }: ListDefinition) =>
  kind === 'task' && (await countRunningTasks(store, mirror)) > 0 ? pollWhileRunningMs : pollMs

/** The reply to one window of a list; the rows go out as they are stored. */
export const replyToList = async (
  context: Context,
  list: ListDefinition,
  search: URLSearchParams,
  within: Within | null = null,
): Promise<ListReply> => {
  const query = queryOf(list, search)
  const outcomes = context.collections
    .outcomes(list.kind)
    .filter(({ sourceId }) => within === null || sourceId === within.sourceId)
  const version = context.mirror.version(list.kind)
  const pollAfterMs = await pollAfter(context, list)
  const asked = JSON.stringify([list.kind, within, query, pollAfterMs])
  return {
    etag: etagOf(version, asked, ...outcomes.map(classOf)),
    body: async () => {
      const { items, newer, ...counts } = await context.queries(list, query, within)
      const rest = { ...counts, offset: query.offset, outcomes, version, pollAfterMs }
      const tail = JSON.stringify(newer === null ? rest : { ...rest, newer })
      return `{"items":[${items.join(',')}],${tail.slice(1)}`
    },
  }
}
