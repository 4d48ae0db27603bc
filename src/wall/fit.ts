/** How many rows of one height there is room for; where not for all, the last place says how many more. */
export const rowsThatFit = (room: number, row: number, count: number) => {
  const places = Math.max(1, Math.floor(room / row))
  return count <= places ? count : places - 1
}

/** The same for items of different heights, in their order; `more`: the height of saying how many more. */
export const itemsThatFit = (room: number, heights: readonly number[], more: number) => {
  const total = heights.reduce((sum, height) => sum + height, 0)
  if (total <= room) return heights.length
  let left = room - more
  const first = heights.findIndex((height) => (left -= height) < 0)
  return first < 0 ? heights.length : first
}
