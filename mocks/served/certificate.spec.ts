import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCertificate } from './certificate'

test('a certificate is for this machine, signed by itself, and pinned by its SHA-256', async () => {
  const { cert, fingerprint } = await createCertificate('fed-paris.example')
  const read = new X509Certificate(cert)
  expect(read.subject).toContain('fed-paris.example')
  expect(read.issuer).toBe(read.subject)
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(read.fingerprint256).toBe(fingerprint)
})

test('no two are alike', async () => {
  const [one, other] = await Promise.all([createCertificate('ilo'), createCertificate('ilo')])
  expect(one.fingerprint).not.toBe(other.fingerprint)
})
