import { createRandom } from '../random'

const minute = 60_000

const drawn = new Map<string, readonly [number, number]>()

/** Where the two turns of a topic begin, drawn once. */
const phasesOf = (topic: string): readonly [number, number] => {
  const held = drawn.get(topic)
  if (held) return held
  const { next } = createRandom(0, topic)
  const phases = [next(), next()] as const
  drawn.set(topic, phases)
  return phases
}

/**
 * A reading that drifts smoothly around `middle`, never further than `swing` away from it. The same topic
 * gives the same reading at the same time.
 */
export const wave = (
  topic: string,
  now: number,
  { middle, swing, every = 40 * minute }: { middle: number; swing: number; every?: number },
): number => {
  const [slow, quick] = phasesOf(topic)
  const turn = (period: number, phase: number) => Math.sin(2 * Math.PI * (now / period + phase))
  return middle + swing * (0.7 * turn(every, slow) + 0.3 * turn(every / 7, quick))
}
