import type { Hint } from './fault'

/** How a source words what it never does by itself: refusals for rate, and failures. */
export type Voice = {
  throttled: (hint: Hint, seconds: number) => Response
  failure: (status: number) => Response
}

/** What a gateway in front of a service says: text, and no JSON. */
export const gatewayText = (status: number): Response =>
  new Response(
    status === 504
      ? 'upstream request timeout'
      : 'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    { status, headers: { 'content-type': 'text/plain' } },
  )
