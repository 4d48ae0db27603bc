/** Blocks beyond each edge of the screen. */
export const overscan = 1

/**
 * The blocks to render: always as many as a screen needs (`size`), so that a block that leaves on one
 * side comes back on the other, its elements filled anew instead of made anew. `top`: the first in view.
 */
export const steadyRange = (top: number, count: number, size: number) => {
  const length = Math.min(count, size)
  const first = Math.max(0, Math.min(top - overscan, count - length))
  return Array.from({ length }, (_, at) => first + at)
}
