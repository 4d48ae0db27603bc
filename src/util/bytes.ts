const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** A size in bytes, in binary units with two or three digits that count: `812 MiB`, `1.5 TiB`. */
export const bytesText = (bytes: number) => {
  let value = Math.max(0, bytes)
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1
  return `${value.toFixed(digits)} ${units[unit]}`
}
