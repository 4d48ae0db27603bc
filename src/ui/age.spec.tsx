import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Age } from './age'
import { AsOf } from './as-of'
import { setServerTime } from './clock'
import { Moment } from './moment'
import { ZoneContext } from './zone'

const now = '2026-11-21T10:58:41.000Z'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(now) })
  setServerTime(now)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })

test('an age grows while one looks at it', () => {
  render(<Age at="2026-11-21T10:58:29.000Z" />)
  expect(screen.getByText('12 s')).toBeTruthy()
  pass(3000)
  expect(screen.getByText('15 s')).toBeTruthy()
  pass(60_000)
  expect(screen.getByText('1 min')).toBeTruthy()
})

test('all ages of a page share one timer, and none is left when they are gone', () => {
  render(
    <>
      <Age at="2026-11-21T10:58:29.000Z" />
      <Age at="2026-11-20T10:58:29.000Z" />
    </>,
  )
  expect(vi.getTimerCount()).toBe(1)
  cleanup()
  expect(vi.getTimerCount()).toBe(0)
})

test('the moment itself is told on hover, in the zone of the page', () => {
  render(<Age at="2026-11-21T10:58:29.000Z" />)
  fireEvent.pointerEnter(screen.getByText('12 s'))
  expect(screen.getByText('12 s').title).toBe('21 Nov 2026 10:58:29 UTC')
})

test('a desk whose clock is wrong shows the ages of the BFF', () => {
  vi.setSystemTime(Date.parse(now) + 3_600_000)
  setServerTime(now)
  render(<Age at="2026-11-21T10:58:29.000Z" />)
  expect(screen.getByText('12 s')).toBeTruthy()
})

test('a moment is as short as it stays clear', () => {
  render(
    <ZoneContext value="utc">
      <Moment at="2026-11-21T10:31:00.000Z" named />
      <Moment at="2026-11-20T10:31:00.000Z" />
    </ZoneContext>,
  )
  expect(screen.getByText('10:31 UTC')).toBeTruthy()
  expect(screen.getByText('20 Nov 10:31')).toBeTruthy()
})

test('what a source said is dated to the second, or said to be unread', () => {
  render(
    <>
      <AsOf at="2026-11-21T10:58:29.000Z" />
      <AsOf at={null} />
    </>,
  )
  expect(screen.getByText('as of 10:58:29 UTC')).toBeTruthy()
  expect(screen.getByText('not read yet')).toBeTruthy()
})
