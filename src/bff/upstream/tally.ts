import type { Problem, ProblemKind } from '../../contract/problem'
import { latencyBoundsMs } from '../../contract/source-detail'

/** One message to a service and what came of it. `attempt` counts from 1. */
export type Exchange = {
  ms: number
  attempt: number
  problem: Problem | null
  /** The request of a person that it was sent for, as the log knows it. */
  requestId: string | null
}

/** What is known of the messages to a service since the process began. Times epoch ms. */
export type TallyReading = {
  requests: number
  errors: Partial<Record<ProblemKind, number>>
  /** One count per bound, and one for what took longer than all of them. */
  latency: readonly number[]
  answeredAt: number | null
  lastError: { at: number; problem: Problem } | null
}

/** Counts the messages to one service, and passes word of each on. Holds no address and no secret. */
export type Tally = {
  observe: (exchange: Exchange) => void
  listen: (listener: (exchange: Exchange) => void) => void
  read: () => TallyReading
}

/** A tally at nothing. */
export const createTally = (now: () => Date): Tally => {
  const listeners: ((exchange: Exchange) => void)[] = []
  const errors: Partial<Record<ProblemKind, number>> = {}
  const latency: number[] = [...latencyBoundsMs, Infinity].map(() => 0)
  let requests = 0
  let answeredAt: number | null = null
  let lastError: TallyReading['lastError'] = null

  return {
    observe: (exchange) => {
      const { ms, problem } = exchange
      requests += 1
      const slot = latencyBoundsMs.findIndex((bound) => ms <= bound)
      const at = slot === -1 ? latencyBoundsMs.length : slot
      latency[at] = (latency[at] ?? 0) + 1
      if (problem) {
        errors[problem.kind] = (errors[problem.kind] ?? 0) + 1
        lastError = { at: now().getTime(), problem }
      } else answeredAt = now().getTime()
      for (const listener of listeners) listener(exchange)
    },
    listen: (listener) => {
      listeners.push(listener)
    },
    read: () => ({
      requests,
      errors: { ...errors },
      latency: [...latency],
      answeredAt,
      lastError,
    }),
  }
}
