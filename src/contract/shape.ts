/**
 * The shapes and tones of every status vocabulary (product.md, "Shapes, colours, type"): shape and
 * word carry the state, the tone only helps.
 */
export type Shape =
  | 'octagon'
  | 'triangle'
  | 'dot'
  | 'ring'
  | 'square'
  | 'struck-circle'
  | 'diamond'
  | 'clock'
export type Tone = 'critical' | 'warning' | 'ok' | 'running' | 'waiting' | 'neutral'

/** One line of a status table. `rank`: lower needs a person sooner. */
export type Status = { rank: number; word: string; shape: Shape; tone: Tone }
