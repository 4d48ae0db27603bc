import { setTimeout } from 'node:timers/promises'

type Answering = (request: Request) => Promise<Response>

const resetConnection = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  })

/**
 * Handlers as a network would give their answers: `Response.error()` is a connection that was reset, and
 * who gives a request up gets its answer no more, nor the rest of a body.
 */
export const asNetwork =
  (answer: Answering): Answering =>
  async (request) => {
    const { signal } = request
    const response = await new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      answer(request).then(resolve, reject)
    })
    if (response.type === 'error') throw resetConnection()
    const { body, status, headers } = response
    if (body === null) return response
    return new Response(body.pipeThrough(new TransformStream(), { signal }), { status, headers })
  }

/** Real connections under a driven clock: the whole answer is there when `fetch` ends. */
export const asWhole =
  (answer: Answering): Answering =>
  async (request) => {
    const { status, headers, body } = await answer(request)
    const whole = body === null ? null : await new Response(body).arrayBuffer()
    return new Response(whole, { status, headers })
  }

/** A turn of the loop that leaves real connections the time that they take. */
export const realTurn = () => setTimeout(1)
