import { createEstate } from './estate'
import type { Size } from './sizes'

/** A still estate on a clock that only `pass` moves; it starts at 08:00 UTC on 21 November 2026. */
export const createDrivenEstate = (
  options: { seed?: number; size?: Size; life?: boolean; speed?: number } = {},
) => {
  let now = Date.UTC(2026, 10, 21, 8)
  const estate = createEstate({
    seed: 1,
    size: 'small',
    life: false,
    ...options,
    now: () => now,
  })
  return {
    estate,
    /** Lets `ms` go by, and everything happen that falls into them. */
    pass: (ms: number) => {
      now += ms
      estate.catchUp()
    },
  }
}
