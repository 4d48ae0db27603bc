import type { Fault } from '../../../../../mocks/faults/fault'
import type { ProblemKind } from '../../../../contract/problem'

/** What a viewer sees of a source at the end of a fault; `words`: title and detail, null where all is well. */
export type Expected = { kind: ProblemKind | null; words: string | RegExp | null; partial?: true }

/** How one kind of source words its troubles, beside what all share. */
export type Words = {
  name: string
  timeoutSeconds: number
  failed: (status: number) => string
}

const hour = 3_600_000
export const well: Expected = { kind: null, words: null }

/** What goes wrong with every kind of source alike; drift of its shape is of each kind its own. */
export const commonFaults = ({ name, timeoutSeconds, failed }: Words) => {
  const late = (what: string): Expected => ({
    kind: 'timeout',
    words: `${name} did not answer in time. ${what} within ${timeoutSeconds} s.`,
  })
  /** Its refusal, or ours while its pause lasts. */
  const limited: Expected = {
    kind: 'rate-limited',
    words: new RegExp(`^${name} limits? our requests\\. \\w`),
  }
  const broken = (detail: string): Expected => ({
    kind: 'unreachable',
    words: `${name} cannot be reached. ${detail}`,
  })
  const status = (code: number): [Fault, Expected] => [
    { kind: 'status', status: code },
    { kind: 'upstream-error', words: `${name} failed. ${failed(code)}` },
  ]
  const faults: Record<string, [Fault, Expected]> = {
    'latency beyond the timeout': [{ kind: 'latency', ms: 90_000 }, late('No answer')],
    'throttled, no hint': [{ kind: 'throttled', hint: 'none', seconds: 40 }, limited],
    'throttled, Retry-After 3 s': [{ kind: 'throttled', hint: 'retry-after', seconds: 3 }, limited],
    'throttled, Retry-After 40 s': [
      { kind: 'throttled', hint: 'retry-after', seconds: 40 },
      limited,
    ],
    'throttled, retry_info 40 s': [{ kind: 'throttled', hint: 'retry-info', seconds: 40 }, limited],
    'throttled, ratelimit-reset 40 s': [
      { kind: 'throttled', hint: 'ratelimit-reset', seconds: 40 },
      limited,
    ],
    'status 500': status(500),
    'status 502': status(502),
    'status 503': status(503),
    'status 504': status(504),
    'connection reset': [{ kind: 'reset' }, broken('It closed the connection.')],
    'drip slower than the timeout': [
      { kind: 'drip', bytesPerSecond: 5 },
      late('The answer was not complete'),
    ],
    'truncated body': [{ kind: 'truncated' }, broken('The answer broke off before its end.')],
    'HTML instead of JSON': [
      { kind: 'no-json' },
      {
        kind: 'bad-answer',
        words: `${name} gave an answer that we cannot read. The answer is not JSON.`,
      },
    ],
    'clock 1 h ahead': [{ kind: 'clock-skew', ms: hour }, well],
    'clock 1 h behind': [{ kind: 'clock-skew', ms: -hour }, well],
  }
  return faults
}
