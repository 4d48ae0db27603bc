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

const brokenOff = (why: unknown) =>
  new ReadableStream<Uint8Array>({ start: (controller) => controller.error(why) })

/** Real connections under a driven clock: the whole answer is there when `fetch` ends, or its breaking off. */
export const asWhole =
  (answer: Answering): Answering =>
  async (request) => {
    const { status, headers, body } = await answer(request)
    if (body === null) return new Response(null, { status, headers })
    const whole = await new Response(body).arrayBuffer().catch(brokenOff)
    return new Response(whole, { status, headers })
  }
