import { createRandom } from '../random'

const minute = 60_000

/**
 * A reading that drifts smoothly around `middle`, never further than `swing` away from it. The same topic
 * gives the same reading at the same time.
 */
export const wave = (
  topic: string,
  now: number,
  { middle, swing, every = 40 * minute }: { middle: number; swing: number; every?: number },
): number => {
  const { next } = createRandom(0, topic)
  const turn = (period: number) => Math.sin(2 * Math.PI * (now / period + next()))
  return middle + swing * (0.7 * turn(every) + 0.3 * turn(every / 7))
}
