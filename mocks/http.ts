import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { RequestHandler } from 'msw'
import { getResponse } from 'msw'

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
}

const headersOf = (message: IncomingMessage) => {
  const headers = new Headers()
  for (let i = 0; i < message.rawHeaders.length; i += 2)
    headers.append(message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '')
  return headers
}

const send = async (answer: Response, response: ServerResponse) => {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers)
  const body = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, { ...headers, 'content-length': body.length })
  response.end(body)
}

/**
 * Serves handlers, made for the origin that it gets, on 127.0.0.1: a free port or the asked one, with
 * TLS where a key and certificate (PEM) are given.
 */
export const listen = async (
  handlersAt: (origin: string) => RequestHandler[],
  options: { port?: number; tls?: { key: string; cert: string } } = {},
): Promise<Listener> => {
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
  const server = options.tls ? createHttpsServer(options.tls, serve) : createHttpServer(serve)
  server.keepAliveTimeout = 60_000
  const open = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  const port = await open(options.port ?? 0)
  origin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`
  answer = fetchFrom(handlersAt(origin))
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
  }
}
