import type { Machine } from '../estate/types'
import type { Voice } from '../faults/voice'
import { openBmcAnswer } from './openbmc/answer'
import { answerOf, say, type Saying } from './saying'

/** Failures of a BMC in its own words: not ready yet, or an internal error (facts.md 4). */
export const iloVoice = (machine: Machine, isForeign: boolean): Voice => {
  const answer = (saying: Saying) => (isForeign ? openBmcAnswer(saying) : answerOf(machine, saying))
  return {
    throttled: (hint, seconds) =>
      answer({
        ...say(429, 'iLO.ResourceNotReadyRetry', String(seconds)),
        ...(hint === 'none' ? {} : { headers: { 'retry-after': String(seconds) } }),
      }),
    failure: (status) =>
      answer(
        status === 503
          ? say(503, 'iLO.ResourceNotReadyRetry', '30')
          : say(status, 'Base.InternalError'),
      ),
  }
}
