import { createHash, randomBytes } from 'node:crypto'

/** A secret that says nothing by itself: 256 bits, as it goes into a cookie. */
export const drawToken = (): string => randomBytes(32).toString('base64url')

/** What the store keeps of a token. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')
