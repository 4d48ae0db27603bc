import type { Result } from '../../../../contract/problem'
import type { Surroundings, Upstream } from '../../../upstream/upstream'
import { type Query, readItem, readPage } from '../read'
import { operationSchema } from './wire'

const path = '/data-services/v1beta1/async-operations'
const item = (id: string) => `${path}/${encodeURIComponent(id)}`

const attempts = 3
const pauseMs = 1_000
/** Known to come singly and pass: the task service's own defect (facts.md 4.3). */
const passing = new Set([403, 500, 503])

/** The paths of Data Services that are read. */
export const createDataServicesClient = (upstream: Upstream, wait: Surroundings['wait']) => {
  const patiently = async <T>(ask: () => Promise<Result<T>>, signal: AbortSignal) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask()
      const passes = !answer.ok && passing.has(answer.problem.status ?? 0)
      if (!passes || attempt >= attempts || signal.aborted) return answer
      await wait(pauseMs * attempt, signal)
    }
  }

  const list = (query: Query, signal: AbortSignal) =>
    patiently(() => readPage(upstream, operationSchema, path, query, signal), signal)

  return {
    /** Newest change first; that this attribute sorts is not documented (facts.md 13). */
    newestOperations: (offset: number, limit: number, signal: AbortSignal) =>
      list({ sort: 'updatedAt desc', offset, limit }, signal),

    operations: (offset: number, signal: AbortSignal) => list({ offset, limit: 1000 }, signal),

    childOperations: (parentId: string, offset: number, signal: AbortSignal) =>
      list({ filter: `parent/id eq '${parentId}'`, offset, limit: 1000 }, signal),

    operation: (id: string, signal: AbortSignal) =>
      patiently(() => readItem(upstream, operationSchema, item(id), signal), signal),
  }
}
