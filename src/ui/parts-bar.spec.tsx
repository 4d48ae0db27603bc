import { readFileSync } from 'node:fs'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { partStates } from '../contract/parts'
import { PartsBar } from './parts-bar'

afterEach(cleanup)

const oneOfEach = Object.fromEntries(partStates.map((state) => [state, 1]))

test('each state of a part has a shape of its own, so that no two need colour to be told apart', () => {
  render(<PartsBar counts={oneOfEach} large />)
  const drawn = [...screen.getByRole('img').querySelectorAll('svg')].map((svg) => svg.innerHTML)
  expect(drawn).toHaveLength(partStates.length)
  expect(new Set(drawn).size).toBe(partStates.length)
})

test('each stretch of the bar has a pattern of its own; what was skipped has none', () => {
  render(<PartsBar counts={oneOfEach} />)
  const shapes = [...screen.getByRole('img').querySelectorAll('i')].map(
    ({ dataset }) => dataset['shape'] ?? '',
  )
  expect(new Set(shapes).size).toBe(partStates.length - 1)
  const css = readFileSync('src/ui/parts-bar.module.css', 'utf8')
  const patterns = shapes.map(
    (shape) => css.split(`.bar [data-shape='${shape}'] {`)[1]?.split('}')[0],
  )
  expect(patterns).not.toContain(undefined)
  expect(new Set(patterns).size).toBe(shapes.length)
})

test('how many are over, and how many of them failed', () => {
  render(<PartsBar counts={{ succeeded: 19, failed: 1, running: 2, queued: 18 }} />)
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    '19 done · 1 failed · 2 running · 18 queued',
  )
  expect(screen.getByRole('img').textContent).toContain('20 of 40')
})
