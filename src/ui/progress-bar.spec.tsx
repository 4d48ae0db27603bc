import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ShownProgress } from '../contract/progress'
import type { Progress } from '../contract/task'
import { ProgressBar, progressSource, shareOf } from './progress-bar'

afterEach(cleanup)

const cases: [Progress, string, string | null][] = [
  [{ kind: 'measured', percent: 42.9 }, '42 %', '43'],
  [{ kind: 'counted', done: 22, total: 40, failed: 1 }, '22 of 40', '55'],
  [{ kind: 'unknown' }, 'no measure', null],
]

test.each(cases)('%j says "%s"', (progress, word, value) => {
  render(<ProgressBar progress={progress} />)
  const bar = screen.getByRole('progressbar')
  expect(bar.textContent).toBe(word)
  expect(bar.getAttribute('aria-valuetext')).toBe(word)
  expect(bar.getAttribute('aria-valuenow')).toBe(value)
})

test('a bar never runs backwards past nothing or past the whole', () => {
  expect(shareOf({ kind: 'measured', percent: 180 })).toBe(1)
  expect(shareOf({ kind: 'measured', percent: -3 })).toBe(0)
  expect(shareOf({ kind: 'counted', done: 0, total: 0, failed: 0 })).toBe(0)
})

test('what waits says what for', () => {
  render(
    <ProgressBar progress={{ kind: 'unknown' }} word="approval" tone="waiting" moving={false} />,
  )
  expect(screen.getByText('approval')).toBeTruthy()
})

const estimated = (late: boolean): ShownProgress => ({
  kind: 'estimated',
  share: 0.4,
  percent: 40,
  shortMs: 180_000,
  longMs: 360_000,
  finish: null,
  late,
})

test('an estimate is seen and said to be one', () => {
  render(<ProgressBar progress={estimated(false)} />)
  const bar = screen.getByRole('progressbar')
  expect(bar.getAttribute('aria-valuetext')).toBe('≈ 40 %')
  expect(bar.querySelector('i')?.className).toMatch(/estimated/)
  expect(progressSource(estimated(false))).toBe('Estimated: past ones usually took 3 to 6 min.')
})

test('what takes longer than its like says so instead of a percentage', () => {
  render(<ProgressBar progress={estimated(true)} />)
  expect(screen.getByRole('progressbar').textContent).toBe('later than usual')
})
