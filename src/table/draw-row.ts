import type { ReactElement } from 'react'
import type { ListItem } from '../contract/entity-key'
import { present } from '../ui/clock'
import type { CellPlan } from './cells'
import { contentsOf } from './cells'
import type { LoadedRows } from './loaded-rows'
import type { TreePlace } from './row-block'
import { writeCell } from './write-cell'
import type { Written } from './written'
import classes from './list-table.module.css'

/** All that the rows on screen are drawn from. */
export type Picture<T extends ListItem> = {
  gridId: string
  rows: LoadedRows<T>
  total: number
  plan: readonly CellPlan<T>[]
  /** Px. */
  rowHeight: number
  /** Key of the row that is shown beside the list. */
  selected: string | null
  /** Keys of the rows that something will be done to; undefined: none can be chosen. */
  chosen: ReadonlySet<string> | undefined
  /** Place of the row that the keys are at, or -1. */
  active: number
  /** Sources that are silent: what their rows say is history. */
  agedSources: ReadonlySet<string>
  treeOf: ((item: T) => TreePlace) | undefined
}

/** What the element of a row shows. By column, a cell is either written or rendered. */
type Shown = {
  item: object | null
  plan: object
  className: string
  attributes: Readonly<Record<string, string | number | boolean | undefined>>
  chosen: boolean
  written: readonly (Written | null)[]
  rendered: readonly (ReactElement | null)[]
}
const shown = new WeakMap<Element, Shown>()

const setAttributes = (
  element: Element,
  next: Shown['attributes'],
  was: Shown['attributes'] | undefined,
) => {
  for (const name in next) {
    const value = next[name]
    if (value === was?.[name]) continue
    if (value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, String(value))
  }
}

/** The cells of a row that has not arrived. */
const waiting = (plan: readonly object[]): Written[] =>
  plan.map((_, column) => ({ kind: 'waiting', said: column === 0 }))

const writeCells = <T extends ListItem>(
  element: Element,
  { plan, chosen }: Picture<T>,
  written: Shown['written'],
  only?: Written['kind'],
) => {
  const now = present()
  let cell = element.children[chosen === undefined ? 0 : 1]
  written.forEach((said, column) => {
    const frame = plan[column]?.frame
    const isMeant = said !== null && (only === undefined || said.kind === only)
    // What React has rendered stays until React takes it away.
    if (isMeant && frame && cell instanceof HTMLElement && !cell.hasAttribute('data-rendered'))
      writeCell(cell, said, frame, now)
    cell = cell?.nextElementSibling ?? undefined
  })
}

const noCells: readonly null[] = []

/**
 * Makes an element show the row at a place of the list; touches only what is another than before.
 * Gives, by column, the cells that React is to render. `anew`: some of its cells are other elements.
 */
export const drawRow = <T extends ListItem>(
  element: Element,
  index: number,
  picture: Picture<T>,
  anew: boolean,
): readonly (ReactElement | null)[] => {
  const { gridId, plan, rows, total, treeOf } = picture
  const was = shown.get(element)
  if (index >= total) {
    element.toggleAttribute('hidden', true)
    for (const name in was?.attributes) element.removeAttribute(name)
    shown.delete(element)
    return noCells
  }
  const row = rows.rowAt(index)
  const item = row?.original ?? null
  const key = rows.keyAt(index)
  const isOpen = key !== null && key === picture.selected
  const chosen = key !== null && picture.chosen?.has(key) === true
  const active = index === picture.active
  const place = item !== null && treeOf ? treeOf(item) : undefined
  const className = [
    classes.row,
    item === null && classes.waiting,
    active && classes.active,
    item !== null && picture.agedSources.has(item.sourceId) && classes.aged,
    chosen && classes.chosen,
    place !== undefined && place.level > 1 && classes.below,
  ]
    .filter(Boolean)
    .join(' ')
  const attributes = {
    id: active ? `${gridId}-${index}` : undefined,
    'data-index': index,
    'data-open': isOpen || undefined,
    'aria-rowindex': index + 2,
    'aria-level': place?.level,
    'aria-expanded': place?.open ?? undefined,
    'aria-selected': isOpen || chosen,
  }
  if (className !== was?.className) element.className = className
  if (was === undefined) element.toggleAttribute('hidden', false)
  setAttributes(element, attributes, was?.attributes)
  if (picture.chosen !== undefined && (chosen !== was?.chosen || plan !== was.plan))
    element.children[0]?.setAttribute('aria-label', chosen ? 'Chosen' : 'Not chosen')

  const look = { item, plan, className, attributes, chosen }
  if (was !== undefined && was.item === item && was.plan === plan) {
    if (anew) writeCells(element, picture, was.written)
    shown.set(element, { ...was, ...look })
    return was.rendered
  }
  const contents = row === null ? waiting(plan) : contentsOf(row, plan)
  const written = contents.map((said) => (said.kind === 'rendered' ? null : said))
  const rendered = contents.map((said) => (said.kind === 'rendered' ? said.cell : null))
  writeCells(element, picture, written)
  shown.set(element, { ...look, written, rendered })
  return rendered
}

/** Writes the ages in a row again: they grow while nothing else changes. */
export const drawAges = <T extends ListItem>(element: Element, picture: Picture<T>) => {
  const said = shown.get(element)?.written
  if (said) writeCells(element, picture, said, 'age')
}
