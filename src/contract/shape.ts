/**
 * The shapes and tones of every status vocabulary (product.md, "Shapes, colours, type"): shape and
 * word carry the state, the tone only helps.
 */
export type Shape =
  | 'octagon'
  | 'barred-octagon'
  | 'triangle'
  | 'dot'
  | 'ring'
  | 'dotted-ring'
  | 'square'
  | 'struck-circle'
  | 'dash'
  | 'diamond'
  | 'broken-diamond'
  | 'clock'
export type Tone = 'critical' | 'warning' | 'ok' | 'running' | 'waiting' | 'neutral'

/** One line of a status table. `rank`: lower needs a person sooner. */
export type Status = { rank: number; word: string; shape: Shape; tone: Tone }

const tones: readonly Tone[] = ['critical', 'warning', 'running', 'waiting', 'neutral', 'ok']

/** Order by tone: what failed, what needs a person, what runs, what waits, what is unclear, what is well. */
export const byTone = (one: Pick<Status, 'tone'>, other: Pick<Status, 'tone'>): number =>
  tones.indexOf(one.tone) - tones.indexOf(other.tone)
