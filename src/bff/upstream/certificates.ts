import { isIP } from 'node:net'
import type { DetailedPeerCertificate, PeerCertificate } from 'node:tls'
import { checkServerIdentity } from 'node:tls'
import { redact } from './redact'

/** What made us trust a certificate; null: we do not. */
export type TrustedBy = 'authority' | 'fingerprint' | 'insecure' | null

/** The certificate that an address showed when it was last connected to. Times ISO. */
export type ShownCertificate = {
  subject: string
  issuer: string
  selfSigned: boolean
  validFrom: string
  validTo: string
  /** SHA-256, bare upper-case hex. */
  fingerprint: string
  /** Whether it is made out to the address that it was shown at. */
  namesAddress: boolean
  trustedBy: TrustedBy
  shownAt: string
}

const hostLike = /^(\*\.)?[\w-]+(\.[\w-]+)*\.[a-z][a-z\d-]+$/i
const ownAddress = 'its own address'

/** A name out of a certificate without the address that it may be: of a foreign host only its label. */
const nameWithoutAddress = (name: string, hostname: string): string => {
  const [label = ''] = hostname.split('.')
  const bare = name.toLowerCase().replace(/^\*\./, '')
  const own = bare === hostname || hostname.endsWith(`.${bare}`)
  if (own || (isIP(hostname) === 0 && bare.split('.')[0] === label)) return ownAddress
  if (isIP(name) !== 0) return 'another address'
  return hostLike.test(name) ? `${name.split('.')[0]}…` : redact(name)
}

const partsOf = (names: PeerCertificate['subject'] | undefined, hostname: string) => {
  const values = [names?.CN, names?.O].flatMap((value) => value ?? [])
  const said = values.map((name) => nameWithoutAddress(name, hostname.toLowerCase()))
  return said.length > 0 ? said.join(', ') : 'without a name'
}

const isoOf = (text: string) => {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** A certificate as TLS gives it, in what people compare; null where none was shown. */
export const describeCertificate = (
  peer: PeerCertificate | DetailedPeerCertificate | null,
  shown: { hostname: string; trustedBy: TrustedBy; at: Date },
): ShownCertificate | null => {
  const { hostname, trustedBy, at } = shown
  if (!peer?.fingerprint256) return null
  const validFrom = isoOf(peer.valid_from)
  const validTo = isoOf(peer.valid_to)
  if (validFrom === null || validTo === null) return null
  return {
    subject: partsOf(peer.subject, hostname),
    issuer: partsOf(peer.issuer, hostname),
    selfSigned: JSON.stringify(peer.subject) === JSON.stringify(peer.issuer),
    validFrom,
    validTo,
    fingerprint: peer.fingerprint256.replaceAll(':', ''),
    namesAddress: checkServerIdentity(hostname, peer) === undefined,
    trustedBy,
    shownAt: at.toISOString(),
  }
}

/** The certificates that addresses have shown, by origin. */
export type Certificates = {
  shown: (origin: string, certificate: ShownCertificate) => void
  at: (origin: string) => ShownCertificate | null
}

export const createCertificates = (): Certificates => {
  const byOrigin = new Map<string, ShownCertificate>()
  return {
    shown: (origin, certificate) => {
      byOrigin.set(origin, certificate)
    },
    at: (origin) => byOrigin.get(origin) ?? null,
  }
}
