import type { ColumnLayout } from './columns'

type FitColumn = { id: string; layout: ColumnLayout }

/** What a column that gives way keeps, px. */
const narrowest = 80

const sum = (columns: readonly FitColumn[], of: (layout: ColumnLayout) => number) =>
  columns.reduce((total, { layout }) => total + of(layout), 0)

/**
 * Which columns a width (px) holds, and how wide each is: the most dispensable are dropped until the
 * rest fits, then what is left over goes to those that grow, and where these have all they can use, to all
 * alike, so that no gap tears a wide table in two. Where even those that stay do not fit, the one that grows
 * most gives way. Widths are whole pixels.
 */
export const fitColumns = (
  columns: readonly FitColumn[],
  width: number,
): { shown: Map<string, number>; hidden: string[] } => {
  const shown = [...columns]
  const hidden: string[] = []
  while (sum(shown, (layout) => layout.width) > width) {
    const first = shown.reduce((most, { layout }) => Math.max(most, layout.drop ?? 0), 0)
    if (first === 0) break
    const at = shown.findLastIndex(({ layout }) => layout.drop === first)
    hidden.push(...shown.splice(at, 1).map(({ id }) => id))
  }
  const spare = width - sum(shown, (layout) => layout.width)
  const shares = sum(shown, (layout) => layout.grow ?? 0)
  const most = shown.reduce((grow, { layout }) => Math.max(grow, layout.grow ?? 0), 0)
  const widthOf = ({ width: least, grow = 0, most: enough = Infinity }: ColumnLayout) => {
    if (grow === 0) return least
    if (spare < 0) return grow === most ? Math.max(narrowest, least + spare) : least
    return Math.min(Math.max(enough, least), least + Math.floor((spare * grow) / shares))
  }
  const widths = shown.map(({ id, layout }): [string, number] => [id, widthOf(layout)])
  const taken = widths.reduce((total, [, px]) => total + px, 0)
  const capped = shown.some(
    ({ layout }, at) => layout.most !== undefined && widths[at]?.[1] === layout.most,
  )
  const stretch = capped ? Math.max(1, width / taken) : 1
  return { shown: new Map(widths.map(([id, px]) => [id, Math.floor(px * stretch)])), hidden }
}
