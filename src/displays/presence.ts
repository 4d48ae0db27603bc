import type { Display } from '../contract/display'
import type { Shape, Tone } from '../contract/shape'

const silentAfterMs = 3 * 60_000

/** Whether a screen is there: it says so every ten seconds, and each minute of it is written down. */
export const presenceOf = (
  { seenAt }: Pick<Display, 'seenAt'>,
  now: number,
): 'live' | 'silent' | 'awaited' => {
  if (seenAt === null) return 'awaited'
  return now - Date.parse(seenAt) < silentAfterMs ? 'live' : 'silent'
}

export const presenceStatus: Record<
  ReturnType<typeof presenceOf>,
  { word: string; shape: Shape; tone: Tone }
> = {
  live: { word: 'Live', shape: 'dot', tone: 'ok' },
  silent: { word: 'Silent', shape: 'clock', tone: 'warning' },
  awaited: { word: 'Awaited', shape: 'square', tone: 'waiting' },
}
