/** Between the epoch of UUIDs (15 October 1582) and that of clocks, in ms. */
const offsetMs = 12_219_292_800_000n

/** A UUID of version 1 for a moment (epoch ms); the rest of it from another UUID. */
export const timeUuid = (at: number, uuid: string): string => {
  const ticks = ((BigInt(Math.floor(at)) + offsetMs) * 10_000n).toString(16).padStart(15, '0')
  const [high, middle, low] = [ticks.slice(0, 3), ticks.slice(3, 7), ticks.slice(7)]
  return `${low}-${middle}-1${high}-${uuid.slice(19)}`
}
