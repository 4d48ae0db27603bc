import type { Voice } from '../faults/voice'
import { gatewayText } from '../faults/voice'

/** Failures in OmniStack's words: 500 in its own form, 502 and 504 without one (facts.md 6). */
export const omnistackVoice: Voice = {
  throttled: (hint, seconds) =>
    new Response('Too many requests', {
      status: 429,
      headers: hint === 'none' ? {} : { 'retry-after': String(seconds) },
    }),
  failure: (status) =>
    status >= 502
      ? gatewayText(status)
      : Response.json(
          {
            exception: 'com.simplivity.restapi.exceptions.InternalServerException',
            path: '/api',
            message: 'The request could not be processed.',
            timestamp: Date.now(),
            status: String(status),
          },
          { status },
        ),
}
