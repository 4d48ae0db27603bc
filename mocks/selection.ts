/** How the things at two places stand to one another. */
type Compare = (a: number, b: number) => number

/** Moves what belongs before place `k` in front of it, and the rest behind it; from `start` on. */
const part = (items: Int32Array, k: number, start: number, compare: Compare) => {
  let [left, right] = [start, items.length - 1]
  while (left < right) {
    const pivot = items[(left + right) >> 1] ?? 0
    let [i, j] = [left, right]
    while (i <= j) {
      while (compare(items[i] ?? 0, pivot) < 0) i += 1
      while (compare(items[j] ?? 0, pivot) > 0) j -= 1
      if (i > j) break
      const item = items[i] ?? 0
      items[i] = items[j] ?? 0
      items[j] = item
      i += 1
      j -= 1
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else return
  }
}

/**
 * The places from `from` to `to` of `length` things, as if all had been sorted; equals stay in their order.
 * It sorts only what it gives: 72,000 are too many to sort for a page.
 */
export const placesInOrder = (
  length: number,
  compare: Compare,
  from: number,
  to: number,
): number[] => {
  const places = new Int32Array(length)
  for (let place = 0; place < length; place += 1) places[place] = place
  const stable = (a: number, b: number) => compare(a, b) || a - b
  const end = Math.min(to, length)
  if (from > 0 && from < end) part(places, from, 0, stable)
  if (end > from && end < length) part(places, end, from, stable)
  return [...places.subarray(from, end).sort(stable)]
}
