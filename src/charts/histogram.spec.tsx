import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import type { Histogram as Counts } from '../contract/activity'
import { Histogram } from './histogram'

afterEach(cleanup)

const from = Date.parse('2026-11-20T12:00:00Z')
const counts: Counts = {
  from: new Date(from).toISOString(),
  to: new Date(from + 86_400_000).toISOString(),
  slotMs: 900_000,
  slots: Array.from({ length: 96 }, (_, at) => ({
    at: new Date(from + at * 900_000).toISOString(),
    counts: { info: 10, critical: at === 48 ? 3 : 0 },
  })),
}
const series = [
  { key: 'info', word: 'other', fill: 'grey' },
  { key: 'critical', word: 'critical', fill: 'red' },
]
const open = () => {
  const onRange = vi.fn()
  const { container } = render(
    <Histogram
      name="Activities, 24 h"
      counts={counts}
      series={series}
      range={{ since: null, until: null }}
      onRange={onRange}
    />,
  )
  const plot = container.querySelector<HTMLElement>('[aria-hidden="true"]')
  if (!plot) throw new Error('no plot')
  plot.getBoundingClientRect = () => DOMRect.fromRect({ x: 100, width: 960, height: 60 })
  return { onRange, plot }
}

test('what the picture shows is said in words beside it', () => {
  open()
  expect(screen.getByRole('region', { name: 'Activities, 24 h' }).textContent).toContain(
    '960 other',
  )
  expect(screen.getByText(/3 critical/)).toBeTruthy()
})

test('a drag selects a range of time once, when it ends', () => {
  const { onRange, plot } = open()
  fireEvent.pointerDown(plot, { clientX: 580, button: 0, pointerId: 1 })
  fireEvent.pointerMove(plot, { clientX: 650, pointerId: 1 })
  expect(onRange).not.toHaveBeenCalled()
  fireEvent.pointerUp(plot, { clientX: 650, pointerId: 1 })
  expect(onRange.mock.calls).toEqual([
    [{ since: '2026-11-21T00:00:00.000Z', until: '2026-11-21T02:00:00.000Z' }],
  ])
})

test('pointing at a bar tells its time and its counts', () => {
  const { plot } = open()
  fireEvent.pointerMove(plot, { clientX: 581 })
  expect(screen.getByText('00:00, 15 min')).toBeTruthy()
  expect(screen.getByText(/10 other/)).toBeTruthy()
  fireEvent.pointerLeave(plot)
  expect(screen.getByText(/960 other/)).toBeTruthy()
})

test('without a pointer, buttons select the newest hours or everything', async () => {
  const { onRange } = open()
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '6 h' }))
  await user.click(screen.getByRole('button', { name: 'All' }))
  expect(onRange.mock.calls).toEqual([
    [{ since: '2026-11-21T06:00:00.000Z', until: null }],
    [{ since: null, until: null }],
  ])
})

test('by keyboard the ends of the range move by slots and hours, and select when the key is let go', async () => {
  const { onRange } = open()
  const user = userEvent.setup()
  screen.getByRole('slider', { name: 'From' }).focus()
  await user.keyboard('{PageUp>3/}')
  expect(onRange).toHaveBeenCalledTimes(1)
  expect(onRange.mock.lastCall).toEqual([{ since: '2026-11-20T15:00:00.000Z', until: null }])
  screen.getByRole('slider', { name: 'Until' }).focus()
  await user.keyboard('{ArrowLeft}')
  expect(onRange.mock.lastCall).toEqual([
    { since: '2026-11-20T12:00:00.000Z', until: '2026-11-21T11:45:00.000Z' },
  ])
  await user.keyboard('x')
  expect(onRange).toHaveBeenCalledTimes(2)
})
