import { isIP } from 'node:net'
import * as v from 'valibot'
import { bareFingerprint } from './upstream/tls'

/** A secret's value, out of reach of logs and JSON. */
export type Secret = () => string

export const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'))

export const url = v.pipe(
  v.string(),
  v.check((value) => URL.canParse(value) && /^https?:/i.test(value), 'must be a http(s) URL'),
)

export const secretSchema = v.union(
  [v.strictObject({ env: text }), v.strictObject({ file: text })],
  'must be {"env": "NAME"} or {"file": "path"}; secrets do not stand in the configuration itself',
)
export type RawSecret = v.InferOutput<typeof secretSchema>

/** Whom to trust at an address, where the authorities that Node knows are not enough. */
export const tlsSchema = v.union(
  [
    v.strictObject({ caFile: text }),
    v.strictObject({
      fingerprint: v.pipe(
        text,
        v.check((value) => bareFingerprint(value).length === 64, 'must be a SHA-256 fingerprint'),
      ),
    }),
    v.strictObject({ insecure: v.literal(true) }),
  ],
  'must be one of {"caFile": path}, {"fingerprint": SHA-256} and {"insecure": true}',
)
export type RawTls = v.InferOutput<typeof tlsSchema>

/** Whether a host name means this machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d+){3}$/.test(host)

/** Whether it is an IP address, alone or with the length of a network's prefix. */
export const isNetwork = (value: string): boolean => {
  const [address = '', prefix, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128)
}

/** Of an address: whether it stays on this machine, and whether it is open http that does not. */
export const readHost = (address: string): { loopback: boolean; open: boolean } => {
  const { hostname, protocol } = new URL(address)
  const loopback = isLoopback(hostname)
  return { loopback, open: protocol === 'http:' && !loopback }
}
