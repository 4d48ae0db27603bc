import type { ColumnLayout } from './columns'

/** A column before and after it was fitted into a width. */
export type FitColumn = { id: string; layout: ColumnLayout }

const sum = (columns: readonly FitColumn[], of: (layout: ColumnLayout) => number) =>
  columns.reduce((total, { layout }) => total + of(layout), 0)

/**
 * Which columns a width (px) holds, and how wide each is: the most dispensable are dropped until the
 * rest fits, then what is left over goes to those that grow. Widths are whole pixels.
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
  const spare = Math.max(0, width - sum(shown, (layout) => layout.width))
  const shares = sum(shown, (layout) => layout.grow ?? 0)
  const widths = shown.map(({ id, layout }): [string, number] => [
    id,
    layout.width + (shares === 0 ? 0 : Math.floor((spare * (layout.grow ?? 0)) / shares)),
  ])
  return { shown: new Map(widths), hidden }
}
