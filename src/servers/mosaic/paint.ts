import type { Mosaic } from '../../contract/mosaic'
import type { ServerState } from '../../contract/server'
import { serverStates } from '../../contract/server'
import { countText } from '../../util/count'
import type { Layout } from './layout'
import { cornerOf, labelHeight } from './layout'

/** Colours as the theme has them now. */
export type Palette = Record<ServerState | 'text' | 'label' | 'accent' | 'ground', string>

/** From this edge on a tile shows the shape of its state, below it a mark that is as telling. Px. */
const shapeFrom = 14

type Draw = (to: Path2D, x: number, y: number, edge: number) => void

const polygon = (to: Path2D, points: readonly (readonly [number, number])[]) => {
  for (const [at, [x, y]] of points.entries())
    if (at === 0) to.moveTo(x, y)
    else to.lineTo(x, y)
  to.closePath()
}

/** A circle of its own: without a move, a line would lead to it from the tile before. */
const circle = (to: Path2D, cx: number, cy: number, r: number) => {
  to.moveTo(cx + r, cy)
  to.arc(cx, cy, r, 0, 2 * Math.PI)
  to.closePath()
}

/** A frame as the space between two squares. */
const frame = (to: Path2D, x: number, y: number, edge: number, line: number) => {
  to.rect(x, y, edge, edge)
  to.rect(x + line, y + line, edge - 2 * line, edge - 2 * line)
}

/** Small tiles: full, half, hollow, on its tip, a dot. Told apart without colour. */
const marks: Record<ServerState, Draw> = {
  critical: (to, x, y, edge) => to.rect(x, y, edge, edge),
  warning: (to, x, y, edge) =>
    polygon(to, [
      [x, y],
      [x + edge, y + edge],
      [x, y + edge],
    ]),
  disconnected: (to, x, y, edge) => frame(to, x, y, edge, 1),
  unknown: (to, x, y, edge) =>
    polygon(to, [
      [x + edge / 2, y],
      [x + edge, y + edge / 2],
      [x + edge / 2, y + edge],
      [x, y + edge / 2],
    ]),
  ok: (to, x, y, edge) => {
    const mid = Math.max(2, Math.round(edge * 0.5))
    const at = Math.floor((edge - mid) / 2)
    to.rect(x + at, y + at, mid, mid)
  },
}

/** Large tiles: the shape of the state as everywhere in the product. */
const shapes: Record<ServerState, Draw> = {
  critical: (to, x, y, edge) => {
    const cut = edge * 0.3
    polygon(to, [
      [x + cut, y],
      [x + edge - cut, y],
      [x + edge, y + cut],
      [x + edge, y + edge - cut],
      [x + edge - cut, y + edge],
      [x + cut, y + edge],
      [x, y + edge - cut],
      [x, y + cut],
    ])
  },
  warning: (to, x, y, edge) =>
    polygon(to, [
      [x + edge / 2, y + edge * 0.05],
      [x + edge, y + edge * 0.95],
      [x, y + edge * 0.95],
    ]),
  disconnected: (to, x, y, edge) => {
    const [cx, cy, r] = [x + edge / 2, y + edge / 2, edge * 0.4]
    circle(to, cx, cy, r)
    circle(to, cx, cy, r - Math.max(1.5, edge * 0.06))
    const far = r * 0.7
    polygon(to, [
      [cx - far - 0.8, cy + far],
      [cx - far, cy + far + 0.8],
      [cx + far + 0.8, cy - far],
      [cx + far, cy - far - 0.8],
    ])
  },
  unknown: (to, x, y, edge) => {
    const [cx, cy, r] = [x + edge / 2, y + edge / 2, edge * 0.45]
    const diamond = (far: number): [number, number][] => [
      [cx, cy - far],
      [cx + far, cy],
      [cx, cy + far],
      [cx - far, cy],
    ]
    polygon(to, diamond(r))
    polygon(to, diamond(r - 2))
    to.rect(cx - 1, cy - 1, 2, 2)
  },
  ok: (to, x, y, edge) => circle(to, x + edge / 2, y + edge / 2, edge * 0.22),
}

/** What is looked at: how far it is scrolled, and how large the view is. Px. */
export type Look = { top: number; width: number; height: number; ratio: number }

/** The tiles in view, each state in one stroke; `aged` sources are dimmed, for what they say is history. */
export const paint = (
  context: CanvasRenderingContext2D,
  {
    mosaic,
    layout,
    palette,
    look,
  }: { mosaic: Mosaic; layout: Layout; palette: Palette; look: Look },
  marked: { active: number | null; selected: number | null; aged: ReadonlySet<number> },
): void => {
  const { top, width, height, ratio } = look
  const edge = layout.pitch - (layout.pitch > 12 ? 4 : layout.pitch > 8 ? 2 : 1)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.translate(0, -top)
  context.font = '600 12px "Inter Variable", system-ui, sans-serif'
  context.textBaseline = 'alphabetic'
  /** Filled by the rule `evenodd`. */
  const paths = new Map<string, Path2D>()
  const drawings = edge >= shapeFrom ? shapes : marks
  for (const block of layout.blocks) {
    const rows = Math.ceil(block.tiles.length / block.columns)
    if (block.y > top + height || block.y + labelHeight + rows * layout.pitch < top) continue
    context.fillStyle = palette.label
    const count = `  ${countText(block.tiles.length)}`
    const room = block.columns * layout.pitch - context.measureText(count).width
    const label = fitted(context, block.name || 'None', room) + count
    context.fillText(label, block.x, block.y + 13)
    const firstRow = Math.max(0, Math.floor((top - block.y - labelHeight) / layout.pitch))
    const lastRow = Math.ceil((top + height - block.y - labelHeight) / layout.pitch)
    const shown = block.tiles.slice(firstRow * block.columns, (lastRow + 1) * block.columns)
    for (const [at, tile] of shown.entries()) {
      const state = serverStates[mosaic.state[tile] ?? 3] ?? 'unknown'
      const key = `${state} ${marked.aged.has(mosaic.source[tile] ?? -1) ? 'aged' : ''}`
      const path = paths.get(key) ?? new Path2D()
      paths.set(key, path)
      const x = block.x + (at % block.columns) * layout.pitch
      const y = block.y + labelHeight + (firstRow + Math.floor(at / block.columns)) * layout.pitch
      drawings[state](path, x, y, edge)
    }
  }
  for (const [key, path] of paths) {
    const [state = 'unknown', aged] = key.split(' ')
    context.globalAlpha = aged ? 0.45 : 1
    context.fillStyle = palette[serverStates.find((one) => one === state) ?? 'unknown']
    context.fill(path, 'evenodd')
  }
  context.globalAlpha = 1
  const ring = (tile: number | null, colour: string) => {
    const corner = tile === null ? null : cornerOf(layout, tile)
    if (!corner) return
    context.strokeStyle = colour
    context.lineWidth = 2
    context.strokeRect(corner.x - 2.5, corner.y - 2.5, edge + 5, edge + 5)
  }
  ring(marked.selected, palette.text)
  ring(marked.active, palette.accent)
}

/** A text with its end cut off where there is no room for it. */
const fitted = (context: CanvasRenderingContext2D, text: string, width: number): string => {
  if (context.measureText(text).width <= width) return text
  let length = text.length
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > width) length -= 1
  return `${text.slice(0, length)}…`
}
