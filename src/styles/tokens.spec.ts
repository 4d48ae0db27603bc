import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('src/styles/tokens.css', 'utf8')

const tokens = (theme: 'light' | 'dark') =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((found) => [
      found[1] ?? '',
      (theme === 'light' ? found[2] : found[3]) ?? '',
    ]),
  )

const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

const contrast = (one = '', other = '') => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['ground', 'panel', 'raised', 'hover', 'selected']
const states = ['critical', 'warning', 'ok', 'running', 'waiting', 'neutral']

const below = (theme: 'light' | 'dark', inks: string[], on: string[], least: number) => {
  const colour = tokens(theme)
  return inks.flatMap((ink) =>
    on
      .map((ground) => ({ pair: `${ink} on ${ground}`, is: contrast(colour[ink], colour[ground]) }))
      .filter(({ is }) => is < least)
      .map(({ pair, is }) => `${pair} ${is.toFixed(2)}`),
  )
}

test.each(['light', 'dark'] as const)(
  '%s: every text is read at 4.5:1 on every surface',
  (theme) => {
    expect(below(theme, ['text', 'text-2', 'text-3', 'accent', ...states], grounds, 4.5)).toEqual(
      [],
    )
    expect(below(theme, ['text', 'text-2', 'critical'], ['critical-ground'], 4.5)).toEqual([])
    expect(below(theme, ['text', 'text-2', 'warning'], ['warning-ground'], 4.5)).toEqual([])
  },
)

test.each(['light', 'dark'] as const)('%s: the edge of a control is seen at 3:1', (theme) => {
  expect(below(theme, ['control-line'], ['ground', 'panel', 'raised'], 3)).toEqual([])
})
