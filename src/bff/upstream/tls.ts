import type { PeerCertificate } from 'node:tls'
import { TLSSocket } from 'node:tls'
import { Agent, buildConnector, fetch as undiciFetch } from 'undici'

/** Whom to trust at one origin: an authority, one certificate, or anyone. */
export type Trust = { ca: string } | { fingerprint: string } | { insecure: true }

class FingerprintMismatch extends Error {
  readonly code = 'FINGERPRINT_MISMATCH'
}

/** A SHA-256 fingerprint as bare upper-case hex, from any usual spelling. */
export const bareFingerprint = (text: string): string =>
  text
    .replace(/^sha-?256[:=]?/i, '')
    .replaceAll(/[^\da-f]/gi, '')
    .toUpperCase()

const isPinned = (certificate: PeerCertificate, fingerprint: string) =>
  bareFingerprint(certificate.fingerprint256 ?? '') === bareFingerprint(fingerprint)

/** Connects to whoever answers and keeps the connection only when the certificate is the pinned one. */
const pinnedConnector = (fingerprint: string): buildConnector.connector => {
  const connect = buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0 })
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null)
      if (socket instanceof TLSSocket && !isPinned(socket.getPeerCertificate(), fingerprint)) {
        socket.destroy()
        return callback(new FingerprintMismatch('The certificate is not the pinned one.'), null)
      }
      return callback(null, socket)
    })
}

const agentFor = (trust: Trust | null): Agent => {
  const pool = { connections: 16, keepAliveTimeout: 20_000 }
  if (trust === null) return new Agent(pool)
  if ('ca' in trust) return new Agent({ ...pool, connect: { ca: trust.ca } })
  if ('insecure' in trust) return new Agent({ ...pool, connect: { rejectUnauthorized: false } })
  return new Agent({ ...pool, connect: pinnedConnector(trust.fingerprint) })
}

const emptyStatuses: ReadonlySet<number> = new Set([204, 205, 304])

/** The process's `fetch`: connections kept per origin, each with the trust configured for it. */
export const createFetch = (trusts: ReadonlyMap<string, Trust>) => {
  const agents = new Map([...trusts].map(([origin, trust]) => [origin, agentFor(trust)]))
  const common = agentFor(null)

  return {
    fetch: async (request: Request): Promise<Response> => {
      const body = request.body ? await request.arrayBuffer() : null
      const response = await undiciFetch(request.url, {
        method: request.method,
        headers: [...request.headers],
        body,
        redirect: 'manual',
        signal: request.signal,
        dispatcher: agents.get(new URL(request.url).origin) ?? common,
      })
      const { status } = response
      const headers = new Headers([...response.headers])
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same stream, typed by undici
      const stream = response.body as ReadableStream<Uint8Array> | null
      return new Response(emptyStatuses.has(status) ? null : stream, { status, headers })
    },
    close: async (): Promise<void> => {
      await Promise.all([common, ...agents.values()].map((agent) => agent.close()))
    },
  }
}
