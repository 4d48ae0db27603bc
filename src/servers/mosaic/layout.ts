import type { Mosaic } from '../../contract/mosaic'

/** Tiles of one group, `columns` wide, from the corner at `x`, `y` on; its name stands above. Px. */
export type Block = {
  name: string
  x: number
  y: number
  columns: number
  /** Places of its servers in the mosaic, the worst first. */
  tiles: readonly number[]
}

export type Layout = {
  blocks: readonly Block[]
  /** Edge of a tile with the gap after it. */
  pitch: number
  height: number
  /** Where each server of the mosaic stands: its block, and its place within. */
  places: readonly { block: number; at: number }[]
}

export const labelHeight = 20
const between = 14
const margin = 16
/** The narrowest that a name can still be read above. */
const narrowest = 96
const smallest = 6
/** Edges that are tried, the largest first; a wall has room for larger ones than a desk. */
const pitchesFor = (width: number) => {
  const largest = Math.min(60, Math.max(30, Math.floor(width / 60)))
  return Array.from({ length: largest - smallest + 1 }, (_, at) => largest - at)
}
/** How much wider than high a group is. */
const ratio = 1.7

/** Groups by how badly they fare: the most critical first, then the most warnings, then by name. */
const grouped = ({ group, state, groups }: Mosaic) => {
  const tiles = groups.map((): number[] => [])
  const counts = groups.map(() => [0, 0, 0, 0, 0])
  for (const [at, of] of group.entries()) {
    tiles[of]?.push(at)
    const count = counts[of]
    const rank = state[at] ?? 0
    if (count) count[rank] = (count[rank] ?? 0) + 1
  }
  const count = (of: number, rank: number) => counts[of]?.[rank] ?? 0
  return groups
    .map((name, of) => ({ name, of, tiles: tiles[of] ?? [] }))
    .sort(
      (a, b) =>
        count(b.of, 0) - count(a.of, 0) ||
        count(b.of, 1) - count(a.of, 1) ||
        a.name.localeCompare(b.name),
    )
}

type Group = { name: string; tiles: readonly number[] }

type Shelf = { group: Group; columns: number }[]

/** Deals out what is left of the width to the groups of a full shelf, by their servers. */
const filled = (shelf: Shelf, width: number, pitch: number): Shelf => {
  const room = width - 2 * margin - between * (shelf.length - 1)
  const taken = shelf.reduce((sum, { columns }) => sum + columns, 0)
  const tiles = Math.max(
    1,
    shelf.reduce((sum, { group }) => sum + group.tiles.length, 0),
  )
  const spare = Math.max(0, Math.floor(room / pitch) - taken)
  return shelf.map(({ group, columns }) => ({
    group,
    columns: columns + Math.floor((spare * group.tiles.length) / tiles),
  }))
}

/** Groups side by side, shelf after shelf; each but the last takes the whole width. */
const shelvesOf = (groups: readonly Group[], width: number, pitch: number): Shelf[] => {
  const most = Math.max(1, Math.floor((width - 2 * margin) / pitch))
  const shelves: Shelf[] = []
  let [shelf, x]: [Shelf, number] = [[], margin]
  for (const group of groups) {
    const wanted = Math.max(
      Math.ceil(Math.sqrt(group.tiles.length * ratio)),
      Math.ceil(narrowest / pitch),
    )
    const columns = Math.min(most, wanted)
    if (x > margin && x + columns * pitch > width - margin) {
      shelves.push(filled(shelf, width, pitch))
      shelf = []
      x = margin
    }
    shelf.push({ group, columns })
    x += columns * pitch + between
  }
  return [...shelves, shelf]
}

/** Where the groups stand as tiles of this size need it. */
const shelve = (groups: readonly Group[], width: number, pitch: number) => {
  const blocks: Block[] = []
  let y = margin
  for (const shelf of shelvesOf(groups, width, pitch)) {
    let x = margin
    let deepest = 0
    for (const { group, columns } of shelf) {
      blocks.push({ ...group, x, y, columns })
      x += columns * pitch + between
      deepest = Math.max(deepest, labelHeight + Math.ceil(group.tiles.length / columns) * pitch)
    }
    y += deepest + between
  }
  return { blocks, height: y - between + margin }
}

/** The largest tiles with which all groups are in view; where none are small enough, the view scrolls. */
export const layTiles = (mosaic: Mosaic, width: number, height: number): Layout => {
  const groups = grouped(mosaic)
  const pitch =
    pitchesFor(width).find((one) => shelve(groups, width, one).height <= height) ?? smallest
  const shelved = shelve(groups, width, pitch)
  const places: { block: number; at: number }[] = []
  for (const [block, { tiles }] of shelved.blocks.entries())
    for (const [at, tile] of tiles.entries()) places[tile] = { block, at }
  return { ...shelved, pitch, places }
}

/** The corner of a server's tile. */
export const cornerOf = ({ blocks, places, pitch }: Layout, tile: number) => {
  const place = places[tile]
  const block = place && blocks[place.block]
  if (!block) return null
  return {
    x: block.x + (place.at % block.columns) * pitch,
    y: block.y + labelHeight + Math.floor(place.at / block.columns) * pitch,
  }
}

/** The server whose tile lies under a point, or null. */
export const tileAt = ({ blocks, pitch }: Layout, x: number, y: number): number | null => {
  for (const block of blocks) {
    const column = Math.floor((x - block.x) / pitch)
    const row = Math.floor((y - block.y - labelHeight) / pitch)
    if (column < 0 || column >= block.columns || row < 0) continue
    const tile = block.tiles[row * block.columns + column]
    if (tile !== undefined) return tile
  }
  return null
}

/** All servers in the order in which they are seen: block after block. */
const sequence = ({ blocks }: Layout) => blocks.flatMap(({ tiles }) => tiles)

/** The tile nearest to straight above or below. */
const vertically = (layout: Layout, tile: number, way: -1 | 1): number | null => {
  const from = cornerOf(layout, tile)
  if (!from) return null
  let best: { tile: number; far: number } | null = null
  for (const other of sequence(layout)) {
    const to = cornerOf(layout, other)
    if (!to) continue
    const down = (to.y - from.y) * way
    if (down <= 0) continue
    const far = down + 3 * Math.abs(to.x - from.x)
    if (best === null || far < best.far) best = { tile: other, far }
  }
  return best?.tile ?? null
}

/** Where a key leads from a tile (null: none yet); null where the key does not move. */
export const moveTile = (key: string, tile: number | null, layout: Layout): number | null => {
  const all = sequence(layout)
  const at = tile === null ? -1 : all.indexOf(tile)
  if (key === 'ArrowRight') return all[Math.min(all.length - 1, at + 1)] ?? null
  if (key === 'ArrowLeft') return all[Math.max(0, at - 1)] ?? null
  if (key === 'Home') return all[0] ?? null
  if (key === 'End') return all.at(-1) ?? null
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null
  if (tile === null) return all[0] ?? null
  return vertically(layout, tile, key === 'ArrowDown' ? 1 : -1) ?? tile
}
