import { randomBytes, timingSafeEqual } from 'node:crypto'

const xor = (one: Buffer, other: Buffer) => one.map((byte, at) => byte ^ (other[at] ?? 0))

/**
 * A session's CSRF token as one reply carries it: other letters every time. Replies are packed together
 * with what the asker typed, and how well they pack must tell nothing about a secret (BREACH).
 */
export const maskCsrf = (token: string): string => {
  const bytes = Buffer.from(token, 'base64url')
  const pad = randomBytes(bytes.length)
  return Buffer.concat([pad, xor(pad, bytes)]).toString('base64url')
}

/** Whether this is the session's token under some mask. */
export const isCsrf = (given: string, token: string): boolean => {
  const expected = Buffer.from(token, 'base64url')
  const bytes = Buffer.from(given, 'base64url')
  if (bytes.length !== 2 * expected.length) return false
  const [pad, masked] = [bytes.subarray(0, expected.length), bytes.subarray(expected.length)]
  return timingSafeEqual(xor(pad, masked), expected)
}
