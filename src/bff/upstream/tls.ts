import type { PeerCertificate } from 'node:tls'
import { connect, TLSSocket } from 'node:tls'
import { Agent, buildConnector, fetch as undiciFetch } from 'undici'
import type { ShownCertificate, TrustedBy } from './certificates'
import { describeCertificate } from './certificates'

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

const pool = { connections: 16, keepAliveTimeout: 20_000 }
const inspectTimeoutMs = 5_000
const inspectEveryMs = 60_000

/** What a connection is made with, as undici hands it to a connector. */
type Target = Parameters<buildConnector.connector>[0]
/** Hears of every certificate that is shown, trusted or not. */
type OnCertificate = (origin: string, certificate: ShownCertificate) => void

const originOf = ({ protocol, hostname, port }: Target) =>
  new URL(`${protocol}//${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`).origin

const trustedBy = (trust: Trust | null): TrustedBy => {
  if (trust === null || 'ca' in trust) return 'authority'
  return 'insecure' in trust ? 'insecure' : 'fingerprint'
}

const isCertificateFault = (error: Error) =>
  'code' in error && /CERT|SIGNATURE|ISSUER|ERR_TLS/.test(String(error.code))

/**
 * Reads the certificate that Node refused, which it does not hand out: a handshake of its own, over which
 * nothing is sent. Only to be shown to people; it decides nothing.
 */
const inspect = (target: Target, found: (peer: PeerCertificate) => void): TLSSocket => {
  const { hostname, port, servername } = target
  const socket = connect({
    host: hostname,
    port: Number(port || 443),
    ...(servername ? { servername } : {}),
    rejectUnauthorized: false,
    timeout: inspectTimeoutMs,
  })
  const end = () => socket.destroy()
  return socket
    .unref()
    .once('secureConnect', () => {
      found(socket.getPeerCertificate())
      end()
    })
    .once('timeout', end)
    .on('error', end)
}

/**
 * Connects as the trust asks for. With a pin, to whoever answers, and the connection is kept only when
 * the certificate is the pinned one; else Node decides.
 */
const connectorFor = (trust: Trust | null, now: () => Date, onCertificate: OnCertificate) => {
  const pin = trust !== null && 'fingerprint' in trust ? trust.fingerprint : null
  const open = buildConnector({
    ...(trust !== null && 'ca' in trust ? { ca: trust.ca } : {}),
    ...(pin !== null || (trust !== null && 'insecure' in trust)
      ? { rejectUnauthorized: false }
      : {}),
    ...(pin === null ? {} : { maxCachedSessions: 0 }),
  })
  const inspectedAt = new Map<string, number>()

  const show = (target: Target, peer: PeerCertificate, by: TrustedBy) => {
    const shown = { hostname: target.hostname, trustedBy: by, at: now() }
    const certificate = describeCertificate(peer, shown)
    if (certificate) onCertificate(originOf(target), certificate)
  }
  const showRefused = (target: Target) => {
    const origin = originOf(target)
    const at = now().getTime()
    if (at - (inspectedAt.get(origin) ?? -Infinity) < inspectEveryMs) return
    inspectedAt.set(origin, at)
    inspect(target, (peer) => show(target, peer, null))
  }

  const connector: buildConnector.connector = (target, callback) =>
    open(target, (...[error, socket]) => {
      if (error) {
        if (isCertificateFault(error)) showRefused(target)
        return callback(error, null)
      }
      if (!(socket instanceof TLSSocket)) return callback(null, socket)
      const peer = socket.getPeerCertificate()
      if (pin !== null && !isPinned(peer, pin)) {
        socket.destroy()
        show(target, peer, null)
        return callback(new FingerprintMismatch('The certificate is not the pinned one.'), null)
      }
      inspectedAt.delete(originOf(target))
      show(target, peer, trustedBy(trust))
      return callback(null, socket)
    })
  return connector
}

/** What is told of the connections that are made. */
type FetchWatch = { now: () => Date; onCertificate: OnCertificate }

const emptyStatuses: ReadonlySet<number> = new Set([204, 205, 304])

/** The process's `fetch`: connections kept per origin, each with the trust configured for it. */
export const createFetch = (
  trusts: ReadonlyMap<string, Trust>,
  { now = () => new Date(), onCertificate = () => {} }: Partial<FetchWatch> = {},
) => {
  const agentFor = (trust: Trust | null) =>
    new Agent({ ...pool, connect: connectorFor(trust, now, onCertificate) })
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
