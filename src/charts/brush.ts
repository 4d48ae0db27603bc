import type { Histogram } from '../contract/activity'

/** A range of time as the URL holds it; null is open at that end. */
export type Range = { since: string | null; until: string | null }

/** The slot at a share of the width, 0 to 1. */
export const slotAt = ({ slots }: Histogram, share: number) =>
  Math.min(slots.length - 1, Math.max(0, Math.floor(share * slots.length)))

const iso = (ms: number) => new Date(ms).toISOString()

/**
 * The slots between two places of a drag (shares of the width, 0 to 1), whole. A range that ends in the
 * newest slot stays open, so that what comes next is in it.
 */
export const rangeBetween = (histogram: Histogram, from: number, to: number): Range => {
  const first = slotAt(histogram, Math.min(from, to))
  const last = slotAt(histogram, Math.max(from, to))
  const start = Date.parse(histogram.from)
  return {
    since: iso(start + first * histogram.slotMs),
    until: last === histogram.slots.length - 1 ? null : iso(start + (last + 1) * histogram.slotMs),
  }
}

/** The newest `hours`, in whole slots and open towards what comes. */
export const newest = (histogram: Histogram, hours: number): Range => {
  const slots = Math.round((hours * 3_600_000) / histogram.slotMs)
  const from = Math.max(0, histogram.slots.length - slots)
  return { since: iso(Date.parse(histogram.from) + from * histogram.slotMs), until: null }
}

/** Where a range lies in the histogram, as shares of its width; null where none of it is in view. */
export const placeOf = (histogram: Histogram, { since, until }: Range) => {
  if (since === null && until === null) return null
  const start = Date.parse(histogram.from)
  const width = histogram.slots.length * histogram.slotMs
  const share = (time: string | null, open: number) =>
    time === null ? open : Math.min(1, Math.max(0, (Date.parse(time) - start) / width))
  const from = share(since, 0)
  const to = share(until, 1)
  return to > from ? { from, to } : null
}

/** How many a histogram counts under one key. */
export const sumOf = ({ slots }: Histogram, key: string) =>
  slots.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)

/** Moments to write below it: whole hours of UTC, about every sixth of the width. */
export const ticksOf = (histogram: Histogram) => {
  const start = Date.parse(histogram.from)
  const width = histogram.slots.length * histogram.slotMs
  const step = Math.max(1, Math.round(width / 6 / 3_600_000)) * 3_600_000
  const first = Math.ceil((start + step / 4) / step) * step
  const count = Math.max(0, Math.floor((start + width - step / 4 - first) / step) + 1)
  return Array.from({ length: count }, (_, at) => {
    const time = first + at * step
    return { at: iso(time), share: (time - start) / width }
  })
}

/** The slots of a range by their places, both within it. */
export type Slots = { first: number; last: number }

/** The slots that a range holds; all of them where it is open or out of view. */
export const slotsOf = (histogram: Histogram, range: Range): Slots => {
  const size = histogram.slots.length
  const { from, to } = placeOf(histogram, range) ?? { from: 0, to: 1 }
  const first = Math.min(size - 1, Math.round(from * size))
  return { first, last: Math.max(first, Math.round(to * size) - 1) }
}

/** The range of some slots; all of them is no range. */
export const rangeOf = (histogram: Histogram, { first, last }: Slots): Range => {
  const size = histogram.slots.length
  if (first === 0 && last === size - 1) return { since: null, until: null }
  return rangeBetween(histogram, (first + 0.5) / size, (last + 0.5) / size)
}

/** Where a key takes one end of some slots; null: it moves none. The ends never pass each other. */
export const moveEdge = (
  histogram: Histogram,
  slots: Slots,
  edge: keyof Slots,
  key: string,
): Slots | null => {
  const [least, most] =
    edge === 'first' ? [0, slots.last] : [slots.first, histogram.slots.length - 1]
  const hour = Math.max(1, Math.round(3_600_000 / histogram.slotMs))
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -hour,
    PageUp: hour,
    Home: -Infinity,
    End: Infinity,
  }
  const step = steps[key]
  if (step === undefined) return null
  return { ...slots, [edge]: Math.min(most, Math.max(least, slots[edge] + step)) }
}
