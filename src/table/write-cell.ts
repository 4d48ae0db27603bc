import { drawings } from '../ui/shape-drawings'
import { ageText } from '../util/age'
import type { Zone } from '../util/time'
import { fullText } from '../util/time'
import type { CellFrame } from './cell-frame'
import { classOf, mayOverflow } from './cell-frame'
import type { Written } from './written'
import { unsaid } from './written'
import stateClasses from '../ui/state.module.css'

const svg = 'http://www.w3.org/2000/svg'
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const pathAttributes = Object.fromEntries(
  Object.entries(drawings).map(([shape, drawing]) => [
    shape,
    Object.entries(drawing).map(([name, value]): [string, string] => [kebab(name), String(value)]),
  ]),
)

/** Makes the elements of one kind, and gives what fills them; `was` is what they say so far. */
type Writer<K extends Written['kind']> = (
  cell: HTMLElement,
) => (next: Written & { kind: K }, was: (Written & { kind: K }) | undefined, now: number) => void

const textIn = (parent: Element) => parent.appendChild(document.createTextNode(''))

const writers: { [K in Written['kind']]: Writer<K> } = {
  words: (cell) => {
    const text = textIn(cell)
    return (next, was) => {
      if (next.text !== was?.text) text.data = next.text
    }
  },
  link: (cell) => {
    const link = cell.appendChild(document.createElement('a'))
    // The list has the focus, and Enter opens its active row.
    link.tabIndex = -1
    const text = textIn(link)
    return ({ href, look = '', ...next }, was) => {
      if (href !== was?.href) link.setAttribute('href', href)
      if (look !== was?.look) link.className = look
      if (next.text !== was?.text) text.data = next.text
    }
  },
  state: (cell) => {
    const word = cell.appendChild(document.createElement('span'))
    const shape = word.appendChild(document.createElementNS(svg, 'svg'))
    shape.setAttribute('viewBox', '0 0 12 12')
    shape.setAttribute('aria-hidden', 'true')
    const path = shape.appendChild(document.createElementNS(svg, 'path'))
    const text = textIn(word)
    return ({ status }, was) => {
      if (status === was?.status) return
      if (status.tone !== was?.status.tone) {
        const tone = stateClasses[status.tone]
        word.className = `${stateClasses['word']} ${stateClasses['inLine']} ${tone}`
        shape.setAttribute('class', `${stateClasses['shape']} ${tone}`)
      }
      if (status.shape !== was?.status.shape) {
        for (const name of path.getAttributeNames()) path.removeAttribute(name)
        for (const [name, value] of pathAttributes[status.shape] ?? [])
          path.setAttribute(name, value)
      }
      text.data = status.word
    }
  },
  age: (cell) => {
    const text = textIn(cell.appendChild(document.createElement('time')))
    return ({ at }, _was, now) => {
      const age = at === null ? unsaid : ageText(now - Date.parse(at))
      if (age !== text.data) text.data = age
    }
  },
  waiting: (cell) => {
    const word = cell.appendChild(document.createElement('span'))
    word.className = 'unseen'
    return ({ said }) => {
      word.textContent = said ? 'Loading' : ''
    }
  },
}

type Fill = (next: Written, was: Written | undefined, now: number) => void
type Held = {
  said: Written
  fill: Fill
  frame: CellFrame
  cut: boolean | null
  look: string | undefined
  title: string | undefined
}
const cells = new WeakMap<HTMLElement, Held>()

const begin = (
  cell: HTMLElement,
  said: Written,
  frame: CellFrame,
  title: string | undefined,
): Held => {
  cell.replaceChildren()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it fills what is of its own kind
  const fill = writers[said.kind](cell) as Fill
  return { said, fill, frame, cut: null, look: undefined, title }
}

const setTitle = (cell: HTMLElement, held: Held, title: string | undefined) => {
  if (title === held.title) return
  held.title = title
  if (title === undefined) cell.removeAttribute('title')
  else cell.title = title
}

/** What of a cell may be too long for it. */
const cuttable = (written: Written) =>
  written.kind === 'words' || written.kind === 'link' ? written.text : null

const noLook = { look: undefined, title: undefined }

/** Writes what a cell says at the moment `now` (ms); touches only what is another than before. */
export const writeCell = (cell: HTMLElement, next: Written, frame: CellFrame, now: number) => {
  const before = cells.get(cell)
  const stays = before?.said.kind === next.kind
  const held = stays ? before : begin(cell, next, frame, before?.title)
  held.fill(next, stays ? held.said : undefined, now)
  if (stays && held.said === next) return
  held.said = next
  cells.set(cell, held)
  const { look, title } = next.kind === 'words' ? next : noLook
  const cut = mayOverflow(cuttable(next), frame.width, frame.cut)
  if (cut !== held.cut || look !== held.look || frame !== held.frame) {
    cell.className = classOf(frame, cut, look)
    Object.assign(held, { cut, look, frame })
  }
  setTitle(cell, held, title)
}

/** Gives a cell that somebody points at its title: the words that are cut off, or the moment of an age. */
export const explainCell = (cell: HTMLElement, zone: Zone) => {
  const held = cells.get(cell)
  if (held === undefined || held.title !== undefined) return
  if (held.said.kind === 'age') {
    if (held.said.at !== null) setTitle(cell, held, fullText(held.said.at, zone))
  } else if (cell.scrollWidth > cell.clientWidth) setTitle(cell, held, cell.textContent)
}
