import type { ColumnLayout } from './columns'
import { fitColumns } from './fit-columns'

/** A column that a person chose, in the order of choice. `width` px where it was set by hand. */
export type ChosenColumn = { id: string; width: number | null; pinned: boolean }

export const narrowestPx = 48
export const widestPx = 900

const clamp = (px: number) => Math.min(widestPx, Math.max(narrowestPx, px))

/** A width as somebody types it, whole px within the bounds; null: as the list has it. */
export const readWidth = (text: string): number | null => {
  const px = Math.round(Number(text))
  return text.trim() === '' || Number.isNaN(px) ? null : clamp(px)
}

type Column = { id: string; layout: ColumnLayout }

/** Where columns stand: px by id in order, and from the left edge where a column is pinned. */
export type TableLayout = {
  shown: Map<string, number>
  pinned: Map<string, number>
  /** Px of all together: more than there is room for, the table is scrolled sideways. */
  total: number
}

/**
 * Columns as the URL has them: `name!,model.220,reason` is the name pinned, the model 220 px wide, and the
 * reason. Unknown ones and repeats are left out; null: the list's own columns.
 */
export const readColumns = (
  text: string | null,
  known: readonly string[],
): ChosenColumn[] | null => {
  const chosen = new Map<string, ChosenColumn>()
  for (const part of (text ?? '').split(',')) {
    const [, id = '', width, pin] = /^([A-Za-z]+)(?:\.(\d{1,4}))?(!?)$/.exec(part) ?? []
    if (!known.includes(id) || chosen.has(id)) continue
    chosen.set(id, {
      id,
      width: width === undefined ? null : readWidth(width),
      pinned: pin === '!',
    })
  }
  return chosen.size === 0 ? null : [...chosen.values()]
}

/** The same as the URL has it. */
export const writeColumns = (columns: readonly ChosenColumn[]): string =>
  columns
    .map(({ id, width, pinned }) => `${id}${width === null ? '' : `.${width}`}${pinned ? '!' : ''}`)
    .join(',')

/** Pinned ones stand first, whatever the order of choice. */
const inPlace = (chosen: readonly ChosenColumn[]) => [
  ...chosen.filter(({ pinned }) => pinned),
  ...chosen.filter(({ pinned }) => !pinned),
]

/** What is chosen once one of the columns that are shown has been pulled to a width. */
export const withWidth = (
  { shown }: TableLayout,
  chosen: readonly ChosenColumn[] | null,
  { id, px }: { id: string; px: number },
): ChosenColumn[] =>
  (chosen ?? [...shown.keys()].map((one) => ({ id: one, width: null, pinned: false }))).map(
    (column) => (column.id === id ? { ...column, width: px } : column),
  )

const layoutOf = (shown: Map<string, number>, chosen: readonly ChosenColumn[]): TableLayout => {
  const pinned = new Map<string, number>()
  let left = 0
  for (const { id, pinned: isPinned } of chosen) {
    if (isPinned) pinned.set(id, left)
    left += shown.get(id) ?? 0
  }
  return { shown, pinned, total: [...shown.values()].reduce((sum, px) => sum + px, 0) }
}

/**
 * The columns in a width (px). A list's own columns give way where there is no room; chosen ones stay, all
 * of them, and grow into room that is left unless their width was set.
 */
export const layOut = (
  columns: readonly Column[],
  chosen: readonly ChosenColumn[] | null,
  width: number,
): TableLayout => {
  if (chosen === null) {
    const own = columns.filter(({ layout }) => !layout.extra)
    return layoutOf(fitColumns(own, width).shown, [])
  }
  const placed = inPlace(chosen)
  const fixed = placed.flatMap(({ id, width: px }): Column[] => {
    const layout = columns.find((column) => column.id === id)?.layout
    if (!layout) return []
    const { drop: _, ...stays } = layout
    return [{ id, layout: px === null ? stays : { ...stays, width: px, grow: 0 } }]
  })
  const least = fixed.reduce((sum, { layout }) => sum + layout.width, 0)
  const shown =
    least > width
      ? new Map(fixed.map(({ id, layout }): [string, number] => [id, layout.width]))
      : fitColumns(fixed, width).shown
  return layoutOf(shown, placed)
}
