/** COM's style: microseconds and an offset (compute-ops facts.md 4.4). */
export const microTime = (at: number): string =>
  `${new Date(at).toISOString().slice(0, -1)}000+00:00`

/** COM's other style: microseconds and Z (compute-ops facts.md 4.4). */
export const zuluTime = (at: number): string => `${new Date(at).toISOString().slice(0, -1)}000Z`

/** Data Services' style for operations: nanoseconds and Z (data-services facts.md 5). */
export const nanoTime = (at: number): string => {
  const below = Math.floor((at % 1) * 1_000_000)
  return `${new Date(at).toISOString().slice(0, -1)}${String(below).padStart(6, '0')}Z`
}

/** Plain seconds, as protection jobs and copies carry them. */
export const plainTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** What sorts as such times do: they are written to the millisecond, or to the second. */
export const wholeMs = (at: number): number => Math.trunc(at)
export const wholeSeconds = (at: number): number => Math.floor(Math.trunc(at) / 1_000)
