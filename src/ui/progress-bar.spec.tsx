import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Progress } from '../contract/task'
import { ProgressBar, shareOf } from './progress-bar'

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
