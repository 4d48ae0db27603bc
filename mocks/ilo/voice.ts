import type { Voice } from '../faults/voice'
import type { Generation } from './refusal'
import { message } from './refusal'

/** Failures of a BMC in its own words: not ready yet, or an internal error (facts.md 4). */
export const iloVoice = (generation: Generation): Voice => ({
  throttled: (hint, seconds) =>
    message(
      generation,
      429,
      'ResourceNotReadyRetry',
      hint === 'none' ? {} : { 'retry-after': String(seconds) },
    ),
  failure: (status) =>
    message(generation, status, status === 503 ? 'ResourceNotReadyRetry' : 'InternalError', {}),
})
