import { hash } from 'node:crypto'
import * as v from 'valibot'
import type { Entities, EntityKind } from '../mirror/entities'
import type { Pass } from './source'
import { parseItem } from './tolerant'

/**
 * An item of a list. `peeked`: what is read of every item; `record` and `entity`: what else is read of it and
 * made of that, null where the mirror holds just that. `entity` is null as well where none is shown.
 */
export type News<P, R, E> = {
  id: string
  mark: string
  peeked: P
  record: R | null
  entity: E | null
}

type Identified = v.GenericSchema<unknown, { id: string }>

/** What an item says, and what else its entity is made of. */
const markOf = (raw: unknown, context: string) =>
  hash('sha1', `${JSON.stringify(raw)}\n${context}`, 'base64').slice(0, 16)

/**
 * The schema of items of which only news are read: what says the same as when it was written, in the same
 * context, costs no more than to tell that. `context`: everything that `map` goes by beside the record.
 */
export const newsOf = <
  K extends EntityKind,
  P extends Identified,
  T extends v.GenericSchema<unknown, unknown>,
>(options: {
  pass: Pick<Pass, 'still'>
  kind: K
  peek: P
  schema: T
  context: (peeked: v.InferOutput<P>) => string
  map: (record: NonNullable<v.InferOutput<T>>, peeked: v.InferOutput<P>) => Entities[K] | null
}) => {
  const { pass, kind, peek, schema, context, map } = options
  type Read = News<v.InferOutput<P>, NonNullable<v.InferOutput<T>>, Entities[K]>

  const read = (raw: unknown): Read | null => {
    const peeked = parseItem(peek, raw)
    if (!peeked) return null
    const { id } = peeked
    const mark = markOf(raw, context(peeked))
    if (pass.still(kind, id, mark)) return { id, mark, peeked, record: null, entity: null }
    const record = parseItem(schema, raw)
    return record == null ? null : { id, mark, peeked, record, entity: map(record, peeked) }
  }

  return v.pipe(
    v.unknown(),
    v.rawTransform<unknown, Read>(({ dataset, addIssue, NEVER }) => {
      const news = read(dataset.value)
      if (news) return news
      addIssue()
      return NEVER
    }),
  )
}

/** Writes what of these items is news. */
export const writeNews = async <K extends EntityKind>(
  pass: Pick<Pass, 'write'>,
  kind: K,
  items: readonly Pick<News<unknown, unknown, Entities[K]>, 'mark' | 'entity'>[],
): Promise<void> => {
  const news = items.flatMap(({ entity, mark }) => (entity === null ? [] : [{ entity, mark }]))
  if (news.length === 0) return
  await pass.write(
    kind,
    news.map(({ entity }) => entity),
    new Map(news.map(({ entity, mark }) => [entity.row.id, mark])),
  )
}
