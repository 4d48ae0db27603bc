import type { Hint } from '../faults/fault'
import type { Voice } from '../faults/voice'
import { gatewayText } from '../faults/voice'
import { refusal } from './refusal'

const tooMany = 'Too many requests.'

const throttled: Record<Hint, (seconds: number) => Response> = {
  none: () => refusal(429, tooMany),
  'retry-info': (seconds) => refusal(429, tooMany, { retryAfterSeconds: seconds }),
  'retry-after': (seconds) => {
    const answer = refusal(429, tooMany)
    answer.headers.set('retry-after', String(seconds))
    return answer
  },
  'ratelimit-reset': (seconds) => {
    const answer = refusal(429, tooMany)
    answer.headers.set('ratelimit-remaining', '0')
    answer.headers.set('ratelimit-reset', String(seconds))
    return answer
  },
}

/** Failures in GreenLake's words; from 502 on it is the gateway that speaks (data-services facts.md 4.1). */
export const greenlakeVoice: Voice = {
  throttled: (hint, seconds) => throttled[hint](seconds),
  failure: (status) =>
    status >= 502 ? gatewayText(status) : refusal(status, 'The request could not be processed.'),
}
