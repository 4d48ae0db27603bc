import type { ListItem } from '../contract/entity-key'
import { keyOf } from '../contract/entity-key'
import type { LoadedPage } from './pages'

type Read<T> = LoadedPage<T> & { version: string }

/** Which of two versions of the mirror came later: its run of the BFF, then the changes within. */
const byAge = (one: string, other: string) => {
  const [run = '', moves = ''] = one.split('.')
  const [otherRun = '', otherMoves = ''] = other.split('.')
  return (
    Number.parseInt(otherRun, 36) - Number.parseInt(run, 36) || Number(otherMoves) - Number(moves)
  )
}

/** A page without the rows that stand elsewhere by now: what is left of it, in pieces. */
const without = <T extends ListItem>({ offset, items }: Read<T>, taken: ReadonlySet<string>) => {
  const pieces: { offset: number; items: T[] }[] = []
  for (const [at, item] of items.entries()) {
    if (taken.has(keyOf(item))) continue
    const last = pieces.at(-1)
    if (last && last.offset + last.items.length === offset + at) last.items.push(item)
    else pieces.push({ offset: offset + at, items: [item] })
  }
  return pieces
}

/**
 * Pages of a list that were read one after the other while rows came, went and moved: a row that two of
 * them hold stands where the newer one has it, and the other keeps its place open until it is read again.
 */
export const seamless = <T extends ListItem>(pages: readonly Read<T>[]): LoadedPage<T>[] => {
  if (new Set(pages.map(({ version }) => version)).size < 2) return [...pages]
  const taken = new Set<string>()
  const settled = pages
    .toSorted((one, other) => byAge(one.version, other.version))
    .flatMap((page): LoadedPage<T>[] => {
      const overlaps = page.items.some((item) => taken.has(keyOf(item)))
      const pieces = overlaps ? without(page, taken) : [page]
      for (const item of page.items) taken.add(keyOf(item))
      return pieces
    })
  return settled.toSorted((one, other) => one.offset - other.offset)
}
