import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { createGate } from '../upstream/gate'

const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
const keyBytes = 32
/** Each takes 128 MiB while it lasts, on purpose: one at a time, however many knock. */
const gate = createGate(1)

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  gate(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => {
          if (error) reject(error)
          else resolve(key)
        })
      }),
  )

/** A password as it is stored: salt and scrypt key, both base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `${salt.toString('base64url')}.${key.toString('base64url')}`
}

/** Whether the password is the stored one; takes as long for an account that does not exist (null). */
export const verifyPassword = async (password: string, stored: string | null): Promise<boolean> => {
  const [salt = '', key = ''] = stored?.split('.') ?? []
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const expected = Buffer.from(key, 'base64url')
  return expected.length === keyBytes && timingSafeEqual(derived, expected)
}
