import type { Problem, ProblemKind } from '../../contract/problem'

type UpstreamProblemKind = Exclude<ProblemKind, 'signed-out' | 'invalid-input' | 'internal'>

const titles: Record<UpstreamProblemKind, (source: string) => string> = {
  'bad-credentials': (source) => `${source} refused our credentials`,
  forbidden: (source) => `${source} does not allow this`,
  'not-found': (source) => `${source} does not have this`,
  refused: (source) => `${source} refused the request`,
  conflict: (source) => `${source} holds a newer version`,
  'rate-limited': (source) => `${source} limits our requests`,
  timeout: (source) => `${source} did not answer in time`,
  unreachable: (source) => `${source} cannot be reached`,
  tls: (source) => `${source} shows a certificate that we do not trust`,
  'upstream-error': (source) => `${source} failed`,
  'bad-answer': (source) => `${source} gave an answer that we cannot read`,
}

/** A problem in the words of the whole product; `source` is the display name. */
export const upstreamProblem = (
  source: string,
  kind: UpstreamProblemKind,
  detail: string,
  more: Partial<Problem> = {},
): Problem => ({ kind, title: titles[kind](source), detail, source, ...more })

/** An answer that came whole, but is not what is documented. `what`: `a list of hosts`. */
export const notAsDocumented = (source: string, what: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: upstreamProblem(source, 'bad-answer', `It answered, but not with ${what}.`),
})

/** A refused sign-in whose status does not say that the credentials are wrong, but whose body does. */
export const asBadCredentials = (problem: Problem): Problem => ({
  ...problem,
  kind: 'bad-credentials',
  title: titles['bad-credentials'](problem.source ?? 'The source'),
})

/** The kind of problem that an HTTP error status stands for. */
export const kindOfStatus = (status: number): UpstreamProblemKind => {
  if (status >= 500) return 'upstream-error'
  switch (status) {
    case 401:
      return 'bad-credentials'
    case 403:
      return 'forbidden'
    case 404:
    case 410:
      return 'not-found'
    case 408:
      return 'timeout'
    case 409:
    case 412:
      return 'conflict'
    case 429:
      return 'rate-limited'
    default:
      return 'refused'
  }
}

const connectionFaults: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens at its address.',
  ECONNRESET: 'It closed the connection.',
  UND_ERR_SOCKET: 'It closed the connection.',
  EHOSTUNREACH: 'No route leads to its address.',
  ENETUNREACH: 'No route leads to its address.',
  ENOTFOUND: 'Its name does not resolve.',
  EAI_AGAIN: 'Its name does not resolve at the moment.',
  ETIMEDOUT: 'The connection was not taken up.',
  UND_ERR_CONNECT_TIMEOUT: 'The connection was not taken up.',
}

const tlsFaults: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'It is self-signed.',
  SELF_SIGNED_CERT_IN_CHAIN: 'It is signed by an authority that is not known here.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'It is signed by an authority that is not known here.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'It is signed by an authority that is not known here.',
  CERT_HAS_EXPIRED: 'It has expired.',
  CERT_NOT_YET_VALID: 'It is not valid yet.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'It is made out to another name.',
  FINGERPRINT_MISMATCH: 'Its SHA-256 fingerprint is not the configured one.',
}

const chainOf = (error: unknown): Error[] => {
  const chain: Error[] = []
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at)
  return chain
}
const codesOf = (chain: readonly Error[]) =>
  chain.flatMap((one) => ('code' in one && typeof one.code === 'string' ? [one.code] : []))

/** What stood between us and an answer: the codes of Node, OpenSSL and undici in words. */
export const problemOfFailure = (source: string, error: unknown): Problem => {
  const chain = chainOf(error)
  for (const code of codesOf(chain)) {
    const tls = tlsFaults[code]
    if (tls) return upstreamProblem(source, 'tls', tls, { upstreamCode: code })
    if (/^(ERR_(SSL|TLS)|CERT_)/.test(code))
      return upstreamProblem(source, 'tls', 'The TLS handshake failed.', { upstreamCode: code })
    const connection = connectionFaults[code]
    if (connection) return upstreamProblem(source, 'unreachable', connection)
  }
  return chain.some(({ name }) => name === 'HTTPParserError')
    ? upstreamProblem(source, 'bad-answer', 'What answers there does not speak HTTP.')
    : upstreamProblem(source, 'unreachable', 'The connection failed.')
}
