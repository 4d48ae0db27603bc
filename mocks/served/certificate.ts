import { X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'

/** A fresh self-signed certificate for 127.0.0.1 in PEM, with what to pin it by. */
export const createCertificate = async (
  commonName: string,
): Promise<{ key: string; cert: string; fingerprint: string }> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 }
}
