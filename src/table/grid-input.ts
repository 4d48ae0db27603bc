import type { KeyboardEvent, MouseEvent } from 'react'
import type { ListItem } from '../contract/entity-key'
import type { ActiveRow } from './active-row'
import { isGone, startOf } from './active-row'
import type { LoadedRows } from './loaded-rows'
import { moveActive } from './move'
import type { TreePlace } from './row-block'
import type { Selection } from './selection'

/** How rows of a table lie below others. */
export type Tree<T> = { placeOf: (item: T) => TreePlace; onToggle: (item: T) => void }

type Grid<T extends ListItem> = {
  rows: LoadedRows<T>
  /** Rows of the whole list, arrived or not; before the first answer as many as are drawn. */
  total: number
  active: ActiveRow
  setActive: (index: number) => void
  /** Makes a row the active one and brings it into view. */
  goTo: (index: number) => void
  /** Rows that fit below the head. */
  screen: () => number
  selection: Selection | undefined
  tree: Tree<T> | undefined
  selected: string | null
  onSelect: (key: string) => void
  onOpen: (item: T) => void
}

/** What keys and clicks do in a table of rows. */
export const gridInput = <T extends ListItem>({
  rows,
  total,
  active,
  setActive,
  goTo,
  screen,
  selection,
  tree,
  selected,
  onSelect,
  onOpen,
}: Grid<T>) => {
  const arrived = { ...rows, total }
  /** The item that the keys are at; null where it is gone, or has not arrived. */
  const activeItem = isGone(active, arrived) ? null : rows.itemAt(active.index)

  const select = (index: number) => {
    const key = rows.keyAt(index)
    if (key !== null && key !== selected) onSelect(key)
  }
  /** Chooses all from the row that was last touched to this one. */
  const extend = (index: number) => {
    const key = rows.keyAt(index)
    if (key !== null) selection?.extend(key, rows.run(index))
  }
  const toggle = (index: number) => {
    const key = rows.keyAt(index)
    if (key !== null) selection?.toggle(key)
  }

  /** Right opens a row, then goes into it; left closes it, or goes up to the row that it is below. */
  const stepInTree = (key: 'ArrowRight' | 'ArrowLeft', { placeOf, onToggle }: Tree<T>) => {
    if (activeItem === null) return
    const { level, open } = placeOf(activeItem)
    if (open !== null && open === (key === 'ArrowLeft')) return onToggle(activeItem)
    if (key === 'ArrowRight') return open === true ? goTo(active.index + 1) : undefined
    for (let above = active.index - 1; above >= 0; above -= 1) {
      const other = rows.itemAt(above)
      if (!other) return
      if (placeOf(other).level < level) return goTo(above)
    }
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { key, target, currentTarget, shiftKey } = event
    if (target !== currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (tree && (key === 'ArrowRight' || key === 'ArrowLeft')) {
      event.preventDefault()
      stepInTree(key, tree)
      return
    }
    if (key === 'Enter') {
      if (activeItem && active.key === selected) onOpen(activeItem)
      else if (activeItem) select(active.index)
      return
    }
    if (key === ' ' && selection !== undefined) {
      event.preventDefault()
      if (activeItem) toggle(active.index)
      return
    }
    if (key === 'Escape' && selection !== undefined && selection.keys.size > 0) {
      event.preventDefault()
      selection.clear()
      return
    }
    const next = moveActive(key, startOf(key, active, arrived), total, screen())
    if (next === null) return
    event.preventDefault()
    goTo(next)
    if (shiftKey) {
      if (activeItem) extend(active.index)
      extend(next)
    } else if (selected !== null && !event.repeat) select(next)
  }

  const onKeyUp = ({ key, shiftKey }: KeyboardEvent) => {
    const moved = moveActive(key, active.index, total, 1) !== null
    if (moved && !shiftKey && selected !== null && activeItem) select(active.index)
  }

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof Element)) return
    const at = target.closest<HTMLElement>('[data-index]')?.dataset['index']
    if (at === undefined) return
    const index = Number(at)
    const withKey = event.ctrlKey || event.metaKey || event.shiftKey
    // A link with a key held is the browser's: another tab, another window.
    if (withKey && (selection === undefined || target.closest('a'))) return
    event.preventDefault()
    setActive(index)
    const turned = target.closest('[data-toggle]') && rows.itemAt(index)
    if (tree && turned) {
      tree.onToggle(turned)
      return
    }
    if (event.shiftKey) extend(index)
    else if (withKey || target.closest('[data-check]')) toggle(index)
    else select(index)
  }

  return { onKeyDown, onKeyUp, onClick }
}
