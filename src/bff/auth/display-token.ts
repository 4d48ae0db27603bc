/**
 * The tokens of a display, as hashes ('': none). It is renewed by use: a successor is handed out, and
 * takes over with its first use. The one before it stays good until the next turn, since a screen that
 * loses power may come back with what it had written down last.
 */
export type Tokens = { current: string; next: string; former: string; rotatedAt: string }

const rotateEveryMs = 24 * 3_600_000

/** Whether it is time for a successor. */
export const isDue = ({ rotatedAt }: Tokens, now: Date): boolean =>
  now.getTime() - Date.parse(rotatedAt) >= rotateEveryMs

/** The tokens once this one was used: a successor takes over. */
export const afterUse = (tokens: Tokens, used: string): Tokens =>
  used === tokens.next
    ? { ...tokens, current: tokens.next, next: '', former: tokens.current }
    : tokens

/** The tokens once whoever holds `used` was handed a successor; what it never came to use is void. */
export const withSuccessor = (
  tokens: Tokens,
  used: string,
  successor: string,
  now: Date,
): Tokens => ({
  current: used,
  next: successor,
  former: used === tokens.former ? '' : tokens.former,
  rotatedAt: now.toISOString(),
})
