import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

/** Keeps texts unreadable in the store. `open` gives null for what another key sealed. */
export type Seal = { seal: (text: string) => string; open: (sealed: string) => string | null }

/**
 * The seal of refresh tokens. Its key comes from the client secret: every BFF has it, the store has not,
 * and without it the provider takes no refresh token anyway.
 */
export const createSeal = (clientSecret: string): Seal => {
  const key = Buffer.from(hkdfSync('sha256', clientSecret, 'sightline', 'refresh tokens', 32))
  return {
    seal: (text) => {
      const iv = randomBytes(ivBytes)
      const encrypt = createCipheriv(cipher, key, iv)
      const sealed = Buffer.concat([encrypt.update(text, 'utf8'), encrypt.final()])
      return Buffer.concat([iv, encrypt.getAuthTag(), sealed]).toString('base64url')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < ivBytes + tagBytes) return null
      const decrypt = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes))
      decrypt.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      try {
        const text = decrypt.update(bytes.subarray(ivBytes + tagBytes))
        return Buffer.concat([text, decrypt.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
