import { createRandom } from '../../estate/random'
import { existing } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { noContent } from '../route'
import { shelf } from '../shelf'
import { zuluTime } from '../times'

/** What COM keeps of everything that somebody has stored in it (facts.md 4.4). Times in epoch ms. */
export type Stored = { id: string; generation: number; createdAt: number; updatedAt: number }

/** The records of one kind in a region, by id. */
export type Records<T extends Stored> = (scope: Scope) => Map<string, T>

/** An id that nothing else in the region has. */
export const newId = (scope: Scope): string => {
  const counter = shelf<number>(scope, 'ids given out')
  const given = (counter.get('') ?? 0) + 1
  counter.set('', given)
  return createRandom(given, `${scope.workspaceId}/${scope.region}/record`).uuid()
}

/** Stores something new. */
export const addRecord = <T extends Stored>(
  records: Records<T>,
  scope: Scope,
  content: Omit<T, keyof Stored>,
): T => {
  const at = scope.estate.now()
  const record = { ...content, id: newId(scope), generation: 1, createdAt: at, updatedAt: at } as T
  records(scope).set(record.id, record)
  return record
}

/** Changes what is stored: its generation counts up. */
export const changeRecord = <T extends Stored>(
  records: Records<T>,
  scope: Scope,
  record: T,
  change: Partial<Omit<T, keyof Stored>>,
): T => {
  const { generation } = record
  const changed = {
    ...record,
    ...change,
    generation: generation + 1,
    updatedAt: scope.estate.now(),
  }
  records(scope).set(record.id, changed)
  return changed
}

/** The record that a call's `:id` names. Refuses with 404. */
export const recordOf = <T extends Stored>(records: Records<T>, { scope, params }: Call): T =>
  existing(records(scope).get(params['id'] ?? ''))

/** What every stored thing shows of itself. */
export const storedWire = (type: string, { id, generation, createdAt, updatedAt }: Stored) => ({
  id,
  type: `compute-ops-mgmt/${type}`,
  generation,
  createdAt: zuluTime(createdAt),
  updatedAt: zuluTime(updatedAt),
})

/** The part of a `Resource` that reads records. */
export const reading = <T extends Stored>(records: Records<T>) => ({
  list: (scope: Scope) => [...records(scope).values()],
  find: (scope: Scope, id: string) => records(scope).get(id),
})

/** DELETE of a record; `before` may refuse it. */
export const deleteRoute = <T extends Stored>(
  path: string,
  records: Records<T>,
  before: (record: T, call: Call) => void = () => undefined,
): Route => ({
  method: 'DELETE',
  service: 'compute-ops',
  path: `${path}/:id`,
  answer: (call) => {
    const record = recordOf(records, call)
    before(record, call)
    records(call.scope).delete(record.id)
    return noContent()
  },
})
