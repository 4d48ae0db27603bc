import { X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'
import { expect, test } from 'vitest'
import { createCertificates, describeCertificate } from './certificates'

const at = new Date('2026-11-20T10:00:00Z')

/** What is told of a self-signed certificate with these names, shown at a host. */
const told = async (names: { CN?: string; O?: string }, hostname: string, altName = hostname) => {
  const pair = await generate(
    Object.entries(names).map(([shortName, value]) => ({ shortName, value })),
    {
      keyType: 'ec',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: altName }] }],
    },
  )
  const peer = new X509Certificate(pair.cert).toLegacyObject()
  return describeCertificate(peer, { hostname, trustedBy: 'authority', at })
}

test('who, by whom, from when to when, and what to compare it by', async () => {
  const certificate = await told({ CN: 'ILOMXQ1234', O: 'HPE' }, 'bmc.canary.test')
  expect(certificate).toMatchObject({
    subject: 'ILOMXQ1234, HPE',
    issuer: 'ILOMXQ1234, HPE',
    selfSigned: true,
    namesAddress: true,
    trustedBy: 'authority',
    shownAt: at.toISOString(),
  })
  expect(certificate?.fingerprint).toMatch(/^[\dA-F]{64}$/)
  const [from = '', to = ''] = [certificate?.validFrom, certificate?.validTo]
  expect(Date.parse(to) - Date.parse(from)).toBeGreaterThan(86_400_000)
})

test.each([
  ['ilo-7.canary.test', 'ilo-7.canary.test', 'its own address'],
  ['ILO-7.Canary.test', 'ilo-7.canary.test', 'its own address'],
  ['ilo-7', 'ilo-7.canary.test', 'its own address'],
  ['ilo-7.canary.test', 'ilo-7', 'its own address'],
  ['*.canary.test', 'ilo-7.canary.test', 'its own address'],
  ['stranger.canary.test', '10.1.2.3', 'stranger…'],
  ['10.9.8.7', '10.1.2.3', 'another address'],
  ['ops@canary.test', '10.1.2.3', '[e-mail]'],
  ['iLO Default Issuer (Do not trust)', '10.1.2.3', 'iLO Default Issuer (Do not trust)'],
])('the name %s, shown at %s, is told as: %s', async (name, hostname, words) => {
  const certificate = await told({ CN: name }, hostname)
  expect(certificate?.subject).toBe(words)
  expect(JSON.stringify(certificate)).not.toMatch(/canary|10\.\d/i)
})

test('a certificate that is made out to another name says so', async () => {
  expect((await told({ CN: 'x' }, 'ilo-7.test', 'ilo-8.test'))?.namesAddress).toBe(false)
})

test('without names, and where none was shown', async () => {
  expect((await told({}, 'ilo-7.test'))?.subject).toBe('without a name')
  expect(describeCertificate(null, { hostname: 'x', trustedBy: null, at })).toBeNull()
})

test('each address has the one that it showed last', async () => {
  const certificates = createCertificates()
  const one = await told({ CN: 'one' }, 'a')
  const two = await told({ CN: 'two' }, 'a')
  if (!one || !two) throw new Error('No certificate was made.')
  certificates.shown('https://a', one)
  certificates.shown('https://a', two)
  expect(certificates.at('https://a')?.subject).toBe('two')
  expect(certificates.at('https://b')).toBeNull()
})
