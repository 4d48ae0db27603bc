import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { RequestHandler } from 'msw'
import { getResponse } from 'msw'
import type { Answering } from './faults/inject'

/** The handlers as a `fetch`, in process and without ports; what none of them knows is a 404. */
export const fetchFrom =
  (handlers: RequestHandler[]) =>
  async (request: Request): Promise<Response> =>
    (await getResponse(handlers, request)) ??
    Response.json({ message: 'No such address.' }, { status: 404 })

/** A loopback server that can be switched off, and on again at the same port. */
export type Listener = {
  origin: string
  stop: () => Promise<void>
  start: () => Promise<void>
  /** Shows another certificate to whoever connects from now on; nothing without TLS. */
  show: (tls: Tls) => void
}
type Tls = { key: string; cert: string }

const headersOf = (message: IncomingMessage) => {
  const headers = new Headers()
  for (let i = 0; i < message.rawHeaders.length; i += 2)
    headers.append(message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '')
  return headers
}

const isStreamed = ({ headers }: Response) =>
  headers.has('content-length') || headers.get('transfer-encoding') === 'chunked'

/** Sends an answer as it comes; one that breaks off takes the connection with it. */
const send = async (answer: Response, response: ServerResponse) => {
  if (answer.type === 'error') {
    response.destroy()
    return
  }
  if (!isStreamed(answer)) {
    const body = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      'content-length': body.length,
    })
    response.end(body)
    return
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  try {
    for await (const chunk of answer.body ?? []) {
      if (response.destroyed) return
      await new Promise((written) => response.write(chunk, written))
    }
    response.end()
  } catch {
    response.destroy()
  }
}

/**
 * Serves handlers, made for the origin that it gets, on 127.0.0.1: a free port or the asked one, with
 * TLS where a key and certificate (PEM) are given.
 */
export const listen = async (
  handlersAt: (origin: string) => RequestHandler[],
  options: { port?: number; tls?: Tls; faulty?: (answer: Answering) => Answering } = {},
): Promise<Listener> => {
  const { tls, faulty = (answer) => answer } = options
  let origin = ''
  let answer = fetchFrom([])
  const serve = (message: IncomingMessage, response: ServerResponse) => {
    const url = `${origin}${message.url ?? '/'}`
    const { method = 'GET' } = message
    const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(message)
    const init = { method, headers: headersOf(message), body, duplex: 'half' } as RequestInit
    answer(new Request(url, init))
      .then((reply) => send(reply, response))
      .catch((error: unknown) => {
        if (!response.destroyed) console.error(error)
        response.destroy()
      })
  }
  const server = tls ? createHttpsServer(tls, serve) : createHttpServer(serve)
  server.keepAliveTimeout = 60_000
  const open = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  const port = await open(options.port ?? 0)
  origin = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`
  answer = faulty(fetchFrom(handlersAt(origin)))
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    start: async () => {
      await open(port)
    },
    show: (tls) => {
      if (!('setSecureContext' in server)) return
      server.setSecureContext(tls)
      server.closeAllConnections()
    },
  }
}
