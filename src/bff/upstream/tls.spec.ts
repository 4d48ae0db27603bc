import { createHash, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { driveSurroundings } from '../testing/driven-surroundings'
import type { ShownCertificate } from './certificates'
import { createUpstream } from './http'
import type { Trust } from './tls'
import { bareFingerprint, createFetch } from './tls'

const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
  keySize: 2048,
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
})
const fingerprint = new X509Certificate(certificate.cert).fingerprint256
const server = createServer(
  { key: certificate.private, cert: certificate.cert },
  (request, response) => {
    const chunks: Buffer[] = []
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        if (request.url === '/unchanged') response.writeHead(304).end()
        else
          response.end(
            JSON.stringify({
              method: request.method,
              body: Buffer.concat(chunks).toString(),
              length: request.headers['content-length'],
            }),
          )
      })
  },
)
let port = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  port = address.port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Shown = [origin: string, certificate: ShownCertificate][]

/** What a source on that server says under this trust; `shown` gets the certificates that it showed. */
const ask = async (trust: Trust | null, host = 'localhost', path = '/', shown: Shown = []) => {
  const origin = `https://${host}:${port}`
  const { fetch, close } = createFetch(new Map(trust ? [[origin, trust]] : []), {
    onCertificate: (at, certificate) => shown.push([at, certificate]),
  })
  onTestFinished(close)
  const { surroundings } = driveSurroundings(fetch)
  const upstream = createUpstream({ source: 'iLO', baseUrl: origin, surroundings })
  return upstream.request({ method: 'POST', path, body: { json: { a: 1 } } })
}

test.each<[string, () => Trust]>([
  ['its authority', () => ({ ca: certificate.cert })],
  ['its fingerprint', () => ({ fingerprint })],
  [
    'its fingerprint in another spelling',
    () => ({ fingerprint: `sha256:${bareFingerprint(fingerprint).toLowerCase()}` }),
  ],
  ['nothing, on purpose', () => ({ insecure: true })],
])('a self-signed source is reached by %s', async (_what, trust) => {
  expect(await ask(trust())).toMatchObject({
    ok: true,
    value: { status: 200, body: { method: 'POST', body: '{"a":1}', length: '7' } },
  })
})

test('a pin holds whatever the name', async () => {
  expect(await ask({ fingerprint }, '127.0.0.1')).toMatchObject({ ok: true })
})

test.each<[string, () => Trust | null, string, string]>([
  ['no trust', () => null, 'localhost', 'self-signed'],
  ['another pin', () => ({ fingerprint: 'AB'.repeat(32) }), 'localhost', 'fingerprint'],
  [
    'its authority, under another name',
    () => ({ ca: certificate.cert }),
    '127.0.0.1',
    'another name',
  ],
])(
  'with %s the reason is the certificate, not the password',
  async (_what, trust, host, reason) => {
    const reply = await ask(trust(), host)
    expect(reply).toMatchObject({ ok: false, problem: { kind: 'tls', source: 'iLO' } })
    expect(JSON.stringify(reply)).toContain(reason)
    expect(JSON.stringify(reply)).not.toContain(String(port))
  },
)

test.each<[string, () => Trust | null, ShownCertificate['trustedBy']]>([
  ['its authority', () => ({ ca: certificate.cert }), 'authority'],
  ['its fingerprint', () => ({ fingerprint }), 'fingerprint'],
  ['nothing, on purpose', () => ({ insecure: true }), 'insecure'],
  ['another pin', () => ({ fingerprint: 'AB'.repeat(32) }), null],
  ['no trust', () => null, null],
])('the certificate is shown as it came, trusted by %s', async (_what, trust, trustedBy) => {
  const shown: Shown = []
  await ask(trust(), 'localhost', '/', shown)
  await expect.poll(() => shown.length).toBe(1)
  expect(shown).toEqual([
    [
      `https://localhost:${port}`,
      expect.objectContaining({ fingerprint: bareFingerprint(fingerprint), trustedBy }),
    ],
  ])
})

test('a refused certificate is looked at once a minute, not at every try', async () => {
  const shown: Shown = []
  const clock = { at: 0 }
  const { fetch, close } = createFetch(new Map(), {
    now: () => new Date(clock.at),
    onCertificate: (at, found) => shown.push([at, found]),
  })
  onTestFinished(close)
  const tryIt = () => fetch(new Request(`https://localhost:${port}/`)).catch(() => null)
  await tryIt()
  await expect.poll(() => shown.length).toBe(1)
  await tryIt()
  await tryIt()
  expect(shown).toHaveLength(1)
  clock.at = 61_000
  await tryIt()
  await expect.poll(() => shown.length).toBe(2)
})

test('an answer without a body is passed on', async () => {
  expect(await ask({ fingerprint }, 'localhost', '/unchanged')).toMatchObject({
    ok: true,
    value: { status: 304, body: null },
  })
})

test('nothing listens: unreachable, without the address', async () => {
  const { fetch, close } = createFetch(new Map())
  onTestFinished(close)
  const { surroundings } = driveSurroundings(fetch)
  const upstream = createUpstream({ source: 'iLO', baseUrl: 'http://127.0.0.1:1024', surroundings })
  expect(await upstream.request({ method: 'POST', path: '/' })).toMatchObject({
    problem: { kind: 'unreachable', detail: 'Nothing listens at its address.' },
  })
})

test('a fingerprint is 64 hex digits, however it is written', () => {
  const hex = createHash('sha256').update('x').digest('hex')
  const spaced = hex.match(/../g)?.join(':') ?? ''
  for (const spelling of [hex, hex.toUpperCase(), spaced, `SHA256=${spaced}`, `sha-256:${hex}`])
    expect(bareFingerprint(spelling)).toBe(hex.toUpperCase())
})
