/**
 * Where a key takes the active row: its index, or null where the key does not move. `active` is -1
 * before the first move; `rows` is how many fit on the screen.
 */
export const moveActive = (key: string, active: number, total: number, rows: number) => {
  const within = (index: number) => (total === 0 ? null : Math.min(total - 1, Math.max(0, index)))
  switch (key) {
    case 'ArrowDown':
      return within(active + 1)
    case 'ArrowUp':
      return within(active - 1)
    case 'PageDown':
      return within(active + rows)
    case 'PageUp':
      return within(active - rows)
    case 'Home':
      return within(0)
    case 'End':
      return within(total - 1)
    default:
      return null
  }
}

/** How far to scroll (px) so that a row stands between the sticky header and the lower edge. */
export const scrollFor = (
  index: number,
  view: { top: number; height: number; header: number; row: number },
) => {
  const top = index * view.row
  if (top < view.top) return top
  const bottom = top + view.row + view.header
  return bottom > view.top + view.height ? bottom - view.height : view.top
}
