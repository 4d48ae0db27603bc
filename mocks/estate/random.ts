/** Everything that looks random in the estate, reproducible from its seed. */
export type Random = {
  /** 0 to 1, without 1. */
  next: () => number
  /** A whole number, both ends included. */
  int: (min: number, max: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  /** The heavier, the likelier. */
  pickBy: <T>(items: readonly T[], weight: (item: T) => number) => T
  /** An interval around `mean`, from a quarter of it to three times as much, short ones oftener. */
  around: (mean: number) => number
  hex: (digits: number) => string
  uuid: () => string
}

const hash = (text: string) => {
  let value = 2_166_136_261
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619)
  return value >>> 0
}

/** One stream per topic, so that a new draw in one topic leaves the others as they were. */
export const createRandom = (seed: number, topic: string): Random => {
  let state = hash(`${seed}/${topic}`)
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('Nothing to pick from.')
    return items[int(0, items.length - 1)] as T
  }
  const pickBy = <T>(items: readonly T[], weight: (item: T) => number): T => {
    let left = next() * items.reduce((sum, item) => sum + weight(item), 0)
    return items.find((item) => (left -= weight(item)) < 0) ?? pick(items)
  }
  const hex = (digits: number) => {
    let text = ''
    while (text.length < digits) text += int(0, 0xff_ff_ff).toString(16).padStart(6, '0')
    return text.slice(0, digits)
  }
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    pickBy,
    around: (mean) => mean * Math.min(3, Math.max(0.25, -Math.log(1 - next()))),
    hex,
    uuid: () =>
      `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + int(0, 3)).toString(16)}${hex(3)}-${hex(12)}`,
  }
}
