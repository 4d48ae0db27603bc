import type { ReactElement } from 'react'
import type { ListItem } from '../contract/entity-key'
import { keyOf } from '../contract/entity-key'
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

/** How a row stands in its list, whatever it says. */
type Standing = {
  index: number
  item: object | null
  plan: object
  isOpen: boolean
  chosen: boolean
  active: boolean
  aged: boolean
  level: number | undefined
  open: boolean | undefined
}

/** What the element of a row shows. By column, a cell is either written or rendered. */
type Shown = {
  standing: Standing
  className: string
  attributes: Readonly<Record<string, string | number | boolean | undefined>>
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

const standingOf = <T extends ListItem>(
  item: T | null,
  index: number,
  { plan, selected, chosen, active, agedSources, treeOf }: Picture<T>,
): Standing => {
  const place = item !== null && treeOf ? treeOf(item) : undefined
  const key = item && keyOf(item)
  return {
    index,
    item,
    plan,
    isOpen: key !== null && key === selected,
    chosen: key !== null && chosen?.has(key) === true,
    active: index === active,
    aged: item !== null && agedSources.has(item.sourceId),
    level: place?.level,
    open: place?.open ?? undefined,
  }
}

const isSame = (one: Standing, other: Standing) =>
  one.item === other.item &&
  one.plan === other.plan &&
  one.index === other.index &&
  one.isOpen === other.isOpen &&
  one.chosen === other.chosen &&
  one.active === other.active &&
  one.aged === other.aged &&
  one.level === other.level &&
  one.open === other.open

const classNameOf = ({ item, active, aged, chosen, level = 1 }: Standing) =>
  [
    classes.row,
    item === null && classes.waiting,
    active && classes.active,
    aged && classes.aged,
    chosen && classes.chosen,
    level > 1 && classes.below,
  ]
    .filter(Boolean)
    .join(' ')

const attributesOf = (
  { index, active, isOpen, chosen, level, open }: Standing,
  gridId: string,
): Shown['attributes'] => ({
  id: active ? `${gridId}-${index}` : undefined,
  'data-index': index,
  'data-open': isOpen || undefined,
  'aria-rowindex': index + 2,
  'aria-level': level,
  'aria-expanded': open,
  'aria-selected': isOpen || chosen,
})

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
  const { gridId, plan, rows, total } = picture
  const was = shown.get(element)
  if (index >= total) {
    element.toggleAttribute('hidden', true)
    for (const name in was?.attributes) element.removeAttribute(name)
    shown.delete(element)
    return noCells
  }
  const item = rows.itemAt(index)
  const standing = standingOf(item, index, picture)
  if (was !== undefined && isSame(standing, was.standing)) {
    if (anew) writeCells(element, picture, was.written)
    return was.rendered
  }
  const { chosen } = standing
  const className = classNameOf(standing)
  const attributes = attributesOf(standing, gridId)
  if (className !== was?.className) element.className = className
  if (was === undefined) element.toggleAttribute('hidden', false)
  setAttributes(element, attributes, was?.attributes)
  const saysAnother = item !== was?.standing.item || plan !== was.standing.plan
  if (picture.chosen !== undefined && (chosen !== was?.standing.chosen || saysAnother))
    element.children[0]?.setAttribute('aria-label', chosen ? 'Chosen' : 'Not chosen')

  if (was !== undefined && !saysAnother) {
    if (anew) writeCells(element, picture, was.written)
    shown.set(element, { ...was, standing, className, attributes })
    return was.rendered
  }
  const contents = item === null ? waiting(plan) : contentsOf(item, plan)
  const written = contents.map((said) => (said.kind === 'rendered' ? null : said))
  const rendered = contents.map((said) => (said.kind === 'rendered' ? said.cell : null))
  writeCells(element, picture, written)
  shown.set(element, { standing, className, attributes, written, rendered })
  return rendered
}

/** Writes the ages in a row again: they grow while nothing else changes. */
export const drawAges = <T extends ListItem>(element: Element, picture: Picture<T>) => {
  const said = shown.get(element)?.written
  if (said?.some((cell) => cell?.kind === 'age')) writeCells(element, picture, said, 'age')
}
