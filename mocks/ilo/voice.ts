import type { Machine } from '../estate/types'
import type { Voice } from '../faults/voice'
import { answerOf, say } from './saying'

/** Failures of a BMC in its own words: not ready yet, or an internal error (facts.md 4). */
export const iloVoice = (machine: Machine): Voice => ({
  throttled: (hint, seconds) =>
    answerOf(machine, {
      ...say(429, 'iLO.ResourceNotReadyRetry', String(seconds)),
      ...(hint === 'none' ? {} : { headers: { 'retry-after': String(seconds) } }),
    }),
  failure: (status) =>
    answerOf(
      machine,
      status === 503
        ? say(503, 'iLO.ResourceNotReadyRetry', '30')
        : say(status, 'Base.InternalError'),
    ),
})
