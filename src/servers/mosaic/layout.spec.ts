import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mosaic } from '../../contract/mosaic'
import { cornerOf, layTiles, moveTile, tileAt } from './layout'

/** Servers by their groups and states, as the BFF orders them. */
const mosaicOf = (servers: readonly { group: number; state: number }[]): Mosaic => {
  const sorted = [...servers].sort((a, b) => a.state - b.state)
  return {
    sources: ['us-west'],
    groups: ['paris', 'lyon', 'oregon', ''],
    source: sorted.map(() => 0),
    id: sorted.map((_, at) => `id-${at}`),
    name: sorted.map((_, at) => `esx-${at}`),
    state: sorted.map(({ state }) => state),
    group: sorted.map(({ group }) => group),
    outcomes: [],
    pollAfterMs: 10_000,
  }
}
const servers = fc.array(
  fc.record({ group: fc.integer({ min: 0, max: 3 }), state: fc.integer({ min: 0, max: 4 }) }),
  { minLength: 1, maxLength: 300 },
)
const width = fc.integer({ min: 300, max: 3840 })

test('every server has a tile of its own, within the width, and is found under its middle', () => {
  fc.assert(
    fc.property(servers, width, (some, px) => {
      const layout = layTiles(mosaicOf(some), px, 700)
      const corners = some.map((_, tile) => cornerOf(layout, tile))
      expect(new Set(corners.map((corner) => `${corner?.x} ${corner?.y}`)).size).toBe(some.length)
      for (const [tile, corner] of corners.entries()) {
        if (!corner) throw new Error('A server has no tile.')
        const half = layout.pitch / 2
        expect(tileAt(layout, corner.x + half, corner.y + half)).toBe(tile)
        expect(corner.x).toBeGreaterThanOrEqual(0)
        expect(corner.x + layout.pitch).toBeLessThanOrEqual(px)
        expect(corner.y + layout.pitch).toBeLessThanOrEqual(layout.height)
      }
    }),
  )
})

test('the group with the most critical servers stands first, within a group the worst', () => {
  const layout = layTiles(
    mosaicOf([
      { group: 0, state: 4 },
      { group: 1, state: 4 },
      { group: 1, state: 0 },
      { group: 2, state: 1 },
    ]),
    900,
    600,
  )
  expect(layout.blocks.map(({ name }) => name)).toEqual(['lyon', 'oregon', '', 'paris'])
  expect(layout.blocks[0]?.tiles[0]).toBe(0)
})

test('tiles are as large as all of them can be in view, and small ones scroll', () => {
  const many = (count: number) =>
    mosaicOf(Array.from({ length: count }, (_, at) => ({ group: at % 3, state: 4 })))
  const few = layTiles(many(50), 1200, 800)
  expect(few.pitch).toBe(30)
  const fleet = layTiles(many(20_000), 1200, 800)
  expect(fleet.pitch).toBe(6)
  expect(layTiles(many(20_000), 390, 600).height).toBeGreaterThan(600)
})

test('groups of a full shelf take the whole width, so that more of them is in view', () => {
  const { blocks, pitch } = layTiles(
    mosaicOf(
      Array.from({ length: 20_000 }, (_, at) => ({ group: at % 10 < 7 ? 0 : at % 3, state: 4 })),
    ),
    1200,
    800,
  )
  const first = blocks.filter(({ y }) => y === blocks[0]?.y)
  expect(blocks.length).toBeGreaterThan(first.length)
  const end = Math.max(...first.map(({ x, columns }) => x + columns * pitch))
  expect(1200 - 16 - end).toBeLessThan(pitch * first.length)
})

test('by arrows every tile is reached, from the first to the last', () => {
  fc.assert(
    fc.property(servers, (some) => {
      const layout = layTiles(mosaicOf(some), 800, 600)
      const seen = new Set<number>()
      let tile = moveTile('Home', null, layout)
      while (tile !== null && !seen.has(tile)) {
        seen.add(tile)
        tile = moveTile('ArrowRight', tile, layout)
      }
      expect(seen.size).toBe(some.length)
      expect(tile).toBe(moveTile('End', null, layout))
    }),
    { numRuns: 30 },
  )
})

test('up and down lead to the tile that stands straight there, at the edge nowhere', () => {
  const layout = layTiles(
    mosaicOf(Array.from({ length: 40 }, () => ({ group: 0, state: 4 }))),
    400,
    600,
  )
  const below = moveTile('ArrowDown', 0, layout)
  expect(cornerOf(layout, below ?? -1)).toMatchObject({ x: cornerOf(layout, 0)?.x })
  expect(moveTile('ArrowUp', below, layout)).toBe(0)
  expect(moveTile('ArrowUp', 0, layout)).toBe(0)
  expect(moveTile('a', 0, layout)).toBeNull()
})
