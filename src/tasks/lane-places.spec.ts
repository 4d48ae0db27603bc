import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Task } from '../contract/task'
import { lanesOf, notBefore } from './lane-places'

const now = Date.parse('2026-11-21T11:00:00Z')
const at = (minutes: number | null) =>
  minutes === null ? null : new Date(now + minutes * 60_000).toISOString()
const child = (id: string, started: number | null, ended: number | null, more = {}): Task => ({
  sourceId: 'us-west',
  id,
  kind: 'compute-ops-job',
  name: 'Firmware update',
  state: started === null ? 'waiting' : ended === null ? 'running' : 'succeeded',
  note: null,
  progress: { kind: 'unknown' },
  targets: [],
  parentId: 'parent',
  startedBy: null,
  createdAt: '2026-11-21T09:00:00Z',
  startedAt: at(started),
  endedAt: at(ended),
  updatedAt: '2026-11-21T11:00:00Z',
  stalledSince: null,
  usualSilenceMs: null,
  ...more,
})

test('children stand in the order in which they began, the ones that wait last', () => {
  const { from, to, lanes } = lanesOf(
    [child('queued', null, null), child('second', -30, null), child('first', -60, -30)],
    now,
  )
  expect([from, to]).toEqual(['2026-11-21T10:00:00.000Z', '2026-11-21T11:00:00.000Z'])
  expect(lanes.map(({ task, from, length }) => [task.id, from, length])).toEqual([
    ['first', 0, 0.5],
    ['second', 0.5, 0.5],
    ['queued', 1, 0],
  ])
})

test('where a source tells no start, what has run counts from its creation', () => {
  const silent = child('silent', null, -30, { state: 'succeeded', createdAt: at(-60) })
  expect(lanesOf([silent], now)).toMatchObject({
    from: '2026-11-21T10:00:00.000Z',
    lanes: [{ from: 0, length: 1 }],
  })
})

test('once all have ended the axis ends with the last of them', () => {
  expect(lanesOf([child('only', -60, -20)], now).to).toBe('2026-11-21T10:40:00.000Z')
})

test('every bar can be seen and stays on the axis', () => {
  const minutes = fc.integer({ min: -600, max: 0 })
  fc.assert(
    fc.property(fc.array(fc.tuple(minutes, minutes), { minLength: 1 }), (spans) => {
      const children = spans.map(([one, other], id) =>
        child(String(id), Math.min(one, other), Math.max(one, other)),
      )
      for (const { from, length } of lanesOf(children, now).lanes) {
        expect(length).toBeGreaterThan(0)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(from + length).toBeLessThanOrEqual(1.0001)
      }
    }),
  )
})

test('nothing that has happened stands after now, also where the clock lags', () => {
  expect(notBefore([child('first', -60, -30), child('queued', null, null)], now)).toBe(now)
  expect(notBefore([child('first', -60, 0.1), child('second', 0.1, null)], now)).toBe(now + 6_000)
  expect(notBefore([child('second', 0.2, null)], now)).toBe(now + 12_000)
})
