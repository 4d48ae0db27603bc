const shape =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

const day = 86_400_000
/** Years and months have a fixed length here, as schedules count in seconds (facts.md 4.3). */
const lengths = [365 * day, 30 * day, 7 * day, day, 3_600_000, 60_000, 1_000]

/** How long an ISO 8601 duration is, ms; null where it is none. */
export const durationMs = (text: string): number | null => {
  const parts = shape.exec(text)?.slice(1)
  if (!parts) return null
  return lengths.reduce((sum, length, index) => sum + length * Number(parts[index] ?? 0), 0)
}
