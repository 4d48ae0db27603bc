import { expect, onTestFinished, test, vi } from 'vitest'
import type { Mosaic } from '../../contract/mosaic'
import { serverStates } from '../../contract/server'
import { layTiles } from './layout'
import type { Palette } from './paint'
import { paint } from './paint'

/** What is drawn, path by path: the names of the calls and where each goes. */
type Step = readonly [call: string, ...numbers: number[]]

const drawn = (tilesOfEach: number, width: number) => {
  const paths: { steps: Step[] }[] = []
  class Recorded {
    readonly steps: Step[] = []
    constructor() {
      paths.push(this)
    }
    moveTo(...to: number[]) {
      this.steps.push(['moveTo', ...to])
    }
    lineTo(...to: number[]) {
      this.steps.push(['lineTo', ...to])
    }
    rect(...to: number[]) {
      this.steps.push(['rect', ...to])
    }
    arc(...to: number[]) {
      this.steps.push(['arc', ...to])
    }
    closePath() {
      this.steps.push(['closePath'])
    }
  }
  vi.stubGlobal('Path2D', Recorded)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  const state = serverStates.flatMap((_, rank) => Array.from({ length: tilesOfEach }, () => rank))
  const mosaic: Mosaic = {
    sources: ['us-west'],
    groups: ['paris'],
    source: state.map(() => 0),
    id: state.map((_, at) => `id-${at}`),
    name: state.map((_, at) => `esx-${at}`),
    state,
    group: state.map(() => 0),
    outcomes: [],
    pollAfterMs: 10_000,
  }
  const look = { top: 0, width, height: 600, ratio: 1 }
  const layout = layTiles(mosaic, width, 600)
  const palette = Object.fromEntries(
    [...serverStates, 'text', 'label', 'accent', 'ground'].map((name) => [name, '#000']),
  ) as Palette
  const context = {
    measureText: (text: string) => ({ width: text.length * 7 }),
    setTransform: vi.fn(),
    clearRect: vi.fn(),
    translate: vi.fn(),
    fillText: vi.fn(),
    fill: vi.fn(),
    strokeRect: vi.fn(),
  }
  const marked = { active: null, selected: null, aged: new Set<number>() }
  paint(context as unknown as CanvasRenderingContext2D, { mosaic, layout, palette, look }, marked)
  return { paths, layout }
}

test.each([
  ['large tiles', 4, 1200],
  ['small tiles', 1500, 1200],
])('%s: nothing leads from one tile to another', (_, tilesOfEach, width) => {
  const { paths, layout } = drawn(tilesOfEach, width)
  expect(paths).toHaveLength(serverStates.length)
  for (const { steps } of paths) {
    let at: readonly number[] | null = null
    for (const [call, ...numbers] of steps) {
      if (call === 'moveTo') at = numbers
      else if (call === 'closePath' || call === 'rect') at = null
      else {
        // A line or a circle goes on from where the tile itself has begun.
        expect(at, `${call} ${numbers.join(' ')}`).not.toBeNull()
        const [x = 0, y = 0] = numbers
        const [fromX = 0, fromY = 0] = at ?? []
        expect(Math.hypot(x - fromX, y - fromY)).toBeLessThan(layout.pitch * 1.5)
      }
    }
  }
})
