import type { Problem, ProblemKind } from '../../../contract/problem'
import type { Upstream } from '../../upstream/upstream'

const unanswered: ReadonlySet<ProblemKind> = new Set(['unreachable', 'timeout', 'tls'])
/** What the gateway in front of one controller says of that controller (facts.md 6). */
const gatewayStatuses: ReadonlySet<number | undefined> = new Set([502, 503, 504])

/** Whether another controller may well answer: this one did not, or only its gateway did. */
const isOfOneController = ({ kind, status }: Problem) =>
  unanswered.has(kind) || gatewayStatuses.has(status)

/**
 * Several controllers as one upstream: any of them answers for the whole federation, and one may be
 * down while the federation is well (facts.md 1). The last that answered is asked first; what is not
 * safe to send twice goes to that one only.
 */
export const createFailover = (controllers: readonly [Upstream, ...Upstream[]]): Upstream => {
  let order: readonly [Upstream, ...Upstream[]] = controllers
  return {
    source: controllers[0].source,
    request: async (request) => {
      const [first, ...others] = order
      let reply = await first.request(request)
      if ((request.method ?? 'GET') !== 'GET') return reply
      for (const other of others) {
        if (reply.ok || !isOfOneController(reply.problem) || request.signal?.aborted) break
        reply = await other.request(request)
        if (reply.ok) order = [other, ...order.filter((one) => one !== other)]
      }
      return reply
    },
    close: async () => {
      await Promise.all(controllers.map((controller) => controller.close()))
    },
  }
}
