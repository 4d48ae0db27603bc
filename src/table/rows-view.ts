import type { ListItem } from '../contract/entity-key'
import type { Picture } from './draw-row'
import { drawAges, drawRow } from './draw-row'
import type { RenderedCells } from './row-block'
import { blockRows } from './row-block'
import { steadyRange } from './steady-range'

/** When React renders what it is asked for: at once, or when there is time. */
type Schedule = (change: () => void) => void
export const atOnce: Schedule = (change) => change()

type Block = {
  element: HTMLElement
  render: (cells: RenderedCells | null) => void
  /** The block of the list that it shows; -1: none yet. */
  index: number
  rendered: RenderedCells | null
}

const areSame = (one: RenderedCells | null, other: RenderedCells | null) =>
  one === other || (one !== null && one.every((row, at) => row === other?.[at]))

/**
 * The rows around what is in view. Their elements stay, and what they say is written anew where another
 * row takes a place, or a row is another than it was; scrolling past what is there costs nothing.
 */
export const rowsView = <T extends ListItem>() => {
  const blocks = new Map<number, Block>()
  let picture: Picture<T> | null = null
  let top = 0

  /** The blocks of the list that are drawn, each into the elements of one of ours. */
  const range = ({ total }: Picture<T>) =>
    steadyRange(top, Math.ceil(total / blockRows), blocks.size)

  const drawBlock = (
    block: Block,
    index: number,
    picture: Picture<T>,
    schedule: Schedule,
    anew = false,
  ) => {
    const { total, rowHeight } = picture
    const first = index * blockRows
    const { element } = block
    element.style.transform = `translateY(${first * rowHeight}px)`
    element.style.height = `${Math.min(blockRows, total - first) * rowHeight}px`
    const cells = Array.from(element.children, (row, at) => drawRow(row, first + at, picture, anew))
    block.index = index
    const rendered = cells.some((row) => row.some((cell) => cell !== null)) ? cells : null
    if (areSame(rendered, block.rendered)) return
    block.rendered = rendered
    schedule(() => block.render(rendered))
  }

  return {
    /** Draws into the elements of a block from now on; returns what ends that. */
    hold: (slot: number, element: HTMLElement | null, render: Block['render']) => {
      if (element) blocks.set(slot, { element, render, index: -1, rendered: null })
      return () => {
        blocks.delete(slot)
      }
    },
    /** React has rendered these cells of a block: some of those to be written are other elements. */
    rendered: (slot: number, cells: RenderedCells | null) => {
      const block = blocks.get(slot)
      if (picture !== null && block?.rendered === cells && block.index >= 0)
        drawBlock(block, block.index, picture, atOnce, true)
    },
    /** Another picture is to be seen. */
    draw: (next: Picture<T>) => {
      picture = next
      for (const index of range(next)) {
        const block = blocks.get(index % blocks.size)
        if (block) drawBlock(block, index, next, atOnce)
      }
    },
    /** Goes to where `first` is the first block in view. */
    goTo: (first: number, schedule: Schedule) => {
      top = first
      if (picture === null) return
      for (const index of range(picture)) {
        const block = blocks.get(index % blocks.size)
        if (block && block.index !== index) drawBlock(block, index, picture, schedule)
      }
    },
    /** The first and the last row that are drawn. */
    drawn: () => {
      const indexes = picture === null ? [] : range(picture)
      return {
        first: (indexes[0] ?? 0) * blockRows,
        last: ((indexes.at(-1) ?? 0) + 1) * blockRows - 1,
      }
    },
    /** A second has passed. */
    tick: () => {
      if (picture === null) return
      for (const { element } of blocks.values())
        for (const row of element.children) drawAges(row, picture)
    },
  }
}
