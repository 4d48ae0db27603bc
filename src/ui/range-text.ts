import { ageText } from '../util/age'

/** How long something usually takes: `3 to 6 min`, `40 s to 2 min`, `about 5 min`. */
export const rangeText = (shortMs: number, longMs: number): string => {
  const [short, long] = [ageText(shortMs), ageText(longMs)]
  if (short === long) return `about ${long}`
  const [, number, unit] = /^(\d+) (\w+)$/.exec(short) ?? []
  return unit !== undefined && long.endsWith(` ${unit}`) && !/ \w+ /.test(long)
    ? `${number} to ${long}`
    : `${short} to ${long}`
}
