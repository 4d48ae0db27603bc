import type { ListQuery } from '../../contract/list-query'
import { readListQuery } from '../../contract/list-query'
import { anyone } from '../mirror/attention'
import type { ListDefinition } from '../mirror/lists'
import type { Within } from '../mirror/query'
import { countRunningTasks } from '../mirror/running-tasks'
import { readLooker } from '../mirror/seen'
import type { Context } from './context'
import type { TaggedReply } from './etag'
import { etagOf } from './etag'
import { ProblemReply } from './problem-reply'

const pollMs = 5_000
const pollWhileRunningMs = 1_500

/** Polls ask the same again and again: what was read of a URL is kept, where it is no longer than a page's. */
const mostQueries = 500
const longestSearch = 500
const queries = new Map<string, ListQuery>()

/** The query of a URL, or a 400 that names all its faults. */
const queryOf = (list: ListDefinition, search: string): ListQuery => {
  const key = `${list.kind}?${search}`
  const known = queries.get(key)
  if (known) return known
  const { query, faults } = readListQuery(list.params, new URLSearchParams(search))
  if (faults.length === 0) {
    if (queries.size >= mostQueries) queries.clear()
    if (search.length <= longestSearch) queries.set(key, query)
    return query
  }
  throw new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'The list cannot be asked that way',
    detail: faults.join(' '),
  })
}

/** Lists of what may fail, and be seen by some and not by others. */
const fails = ({ kind }: ListDefinition) => kind === 'task' || kind === 'operation'

/** How soon the mirror asks to be asked again, ms. */
const pollAfter = async ({ store, mirror }: Context, list: ListDefinition) =>
  fails(list) && (await countRunningTasks(store, mirror)) > 0 ? pollWhileRunningMs : pollMs

/** The reply to one window of a list; the rows go out as they are stored. */
export const replyToList = async (
  context: Context,
  list: ListDefinition,
  search: string,
  within: Within | null = null,
  person: string | null = null,
): Promise<TaggedReply> => {
  const query = queryOf(list, search)
  const { collections, mirror, store, now } = context
  const looker = fails(list) ? await readLooker(store, person, now()) : anyone
  const version = mirror.version(list.kind)
  const pollAfterMs = await pollAfter(context, list)
  const asked = `${list.kind} ${within?.sourceId} ${within?.vmId} ${pollAfterMs} ${looker.version}`
  // What tasks are a part of is made of them: it is as old as they are.
  const told = list.kind === 'operation' ? 'task' : list.kind
  return {
    etag: etagOf(version, asked, search, collections.standing(told, within?.sourceId)),
    body: async () => {
      const outcomes = collections
        .outcomes(told)
        .filter(({ sourceId }) => within === null || sourceId === within.sourceId)
      const window = await context.queries(list, query, within, looker)
      const { items, newer, unseen, ...counts } = window
      const tail = JSON.stringify({
        ...counts,
        offset: query.offset,
        outcomes,
        version,
        pollAfterMs,
        ...(newer !== null && { newer }),
        ...(unseen !== null && { unseen }),
      })
      return `{"items":[${items.join(',')}],${tail.slice(1)}`
    },
  }
}
