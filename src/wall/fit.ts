/**
 * How many items there is room for, by their heights and in their order. Where it is not enough for all,
 * there is room left for a line of height `more` that says how many more.
 */
export const itemsThatFit = (room: number, heights: readonly number[], more: number) => {
  const total = heights.reduce((sum, height) => sum + height, 0)
  if (total <= room) return heights.length
  let left = room - more
  const first = heights.findIndex((height) => (left -= height) < 0)
  return first < 0 ? heights.length : first
}
