import type { Surroundings, Upstream } from '../../../upstream/upstream'
import type { Collector } from '../../source'
import { walk } from '../../walk-pages'
import { inParallel } from '../in-parallel'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { followTasks, type Seen } from '../tasks/follow'
import { createChildrenWanted } from './children'
import { createDataServicesClient } from './client'
import { mapOperation } from './map'
import type { OperationRecord } from './wire'

/** How many of the newest operations are read at first: how long they are kept is not documented. */
const firstRead = 1000
const firstPage = 200
/** What changes between two passes is little, and an operation with its log is 2 to 4 KB (facts.md 5). */
const laterPage = 25
/** An operation of many parts changes with each of them: so many changes are read in one pass. */
const mostChanges = 10_000
const width = 4

type OnRecords = (records: OperationRecord[]) => Promise<void>

/**
 * The async-operations of every data service, newest change first, down to what is known. Where the
 * service refuses to sort by change, which is not documented, the list is read as it comes.
 */
export const dataServicesCollectors = (
  upstream: Upstream,
  surroundings: Surroundings,
  names: Names,
  origin: Origin,
): Collector[] => {
  const client = createDataServicesClient(upstream, surroundings.wait)
  const children = createChildrenWanted()
  let sorts = true

  const toSeen = (record: OperationRecord): Seen => {
    const seconds = record.suggestedPollingIntervalSeconds
    const pollMs = seconds === null ? null : seconds * 1000
    return { task: mapOperation(record, origin, names.nameOf), pollMs }
  }

  const readList = (since: string | null, signal: AbortSignal, onRecords: OnRecords) => {
    const most = sorts && since !== null ? mostChanges : firstRead
    const sizeAt = (offset: number) => (since === null || offset > 0 ? firstPage : laterPage)
    let read = 0
    return walk(
      (offset) =>
        sorts
          ? client.newestOperations(offset, sizeAt(offset), signal)
          : client.operations(offset, signal),
      async (records) => {
        read += records.length
        await onRecords(records)
        const oldest = records.at(-1)?.updatedAt ?? ''
        const known = sorts && since !== null && oldest < since
        return { more: !known && read < most }
      },
    )
  }

  const operations = followTasks({
    kind: 'data-services-operation',
    collection: 'data-services-operations',
    nameOf: names.nameOf,
    touches: { vm: 'backups' },
    changed: async (since, signal, onPage) => {
      const onRecords: OnRecords = (records) => {
        children.note(records)
        return onPage(records.map(toSeen))
      }
      let read = await readList(since, signal, onRecords)
      if (!read.ok && sorts && read.problem.status === 400) {
        sorts = false
        read = await readList(since, signal, onRecords)
      }
      if (!read.ok) return read
      await inParallel(width, children.take(), (parent) =>
        walk(
          (offset) => client.childOperations(parent, offset, signal),
          (records) => onPage(records.map(toSeen)),
        ),
      )
      return read
    },
    byId: async (ids, signal) => {
      const answers = await inParallel(width, ids, (id) => client.operation(id, signal))
      const found = answers.flatMap((answer) => (answer.ok ? [toSeen(answer.value)] : []))
      const gone = ids.filter((_, i) => {
        const answer = answers[i]
        return answer?.ok === false && answer.problem.kind === 'not-found'
      })
      return { ok: true, value: { found, gone } }
    },
  })
  return [operations]
}
