import { timeTicks } from './time-ticks'
import type { Stretch } from './time-ticks'

const second = 1_000
const minute = 60_000
const fine = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800].map((seconds) => seconds * second)

/** Marks of a short axis, at most `most`: on whole seconds and minutes below an hour, else on whole hours. */
export const axisTicks = (stretch: Stretch, most: number): { stepMs: number; ticks: number[] } => {
  const { from, until } = stretch
  const stepMs = fine.find((step) => (until - from) / step <= most)
  if (stepMs === undefined) return timeTicks(stretch, most)
  const first = Math.ceil(from / stepMs) * stepMs
  const count = Math.max(0, Math.floor((until - first) / stepMs) + 1)
  return { stepMs, ticks: Array.from({ length: count }, (_, at) => first + at * stepMs) }
}

/** Whether marks this far apart need their seconds. */
export const needsSeconds = (stepMs: number): boolean => stepMs < minute
