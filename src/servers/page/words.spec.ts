import { expect, test } from 'vitest'
import type { Piece } from '../../contract/server-look'
import type { Task } from '../../contract/task'
import { worstOf } from './hardware-panel'
import { recent } from './lately'
import { spanText, untilText } from './support-panel'
import { pointsOf } from './utilization-lines'
import { inWords } from './utilization-panel'

const day = 24 * 3_600_000
const now = Date.parse('2026-11-20T10:00:00.000Z')

test.each<[Piece['state'][], string]>([
  [['ok', 'ok'], 'all OK'],
  [['ok', 'critical', 'warning', 'critical'], '2 critical'],
  [['warning', 'unknown'], '1 warning'],
  [['ok', 'unknown'], '1 OK'],
  [['unknown'], 'health not reported'],
  [['absent', 'ok'], 'all OK'],
  [['absent'], 'health not reported'],
  [[], 'health not reported'],
])('of pieces that are %j it is said: %s', (states, word) => {
  const piece = { name: 'Fan', place: null, word: null, facts: [], serial: null, part: null }
  expect(worstOf(states.map((state) => ({ ...piece, state }))).word).toBe(word)
})

test('a long time is told as people plan with it', () => {
  expect([20, 89, 100, 700, 800].map((days) => spanText(days * day))).toEqual([
    '20 d',
    '89 d',
    '3 months',
    '22 months',
    '2 years',
  ])
})

test('what has an end says when, and how far it is away or gone', () => {
  const when = { now, zone: 'utc' } as const
  expect(untilText('Active', '2026-12-10T10:00:00.000Z', when)).toBe(
    'Active until 10 Dec 2026 (in 20 d)',
  )
  expect(untilText('Expired', '2026-11-10T10:00:00.000Z', when)).toBe(
    'Expired, ended 10 Nov 2026 (10 d ago)',
  )
  expect(untilText('Unknown', null, when)).toBe('Unknown')
})

const task = (id: string, state: Task['state'], hoursAgo: number): Task => ({
  sourceId: 'us-west',
  id,
  kind: 'compute-ops-job',
  name: id,
  state,
  note: null,
  progress: { kind: 'unknown' },
  targets: [],
  parentId: null,
  startedBy: null,
  createdAt: new Date(now - hoursAgo * 3_600_000).toISOString(),
  startedAt: null,
  endedAt: null,
  updatedAt: new Date(now).toISOString(),
  stalledSince: null,
  usualSilenceMs: null,
})

test('lately is what goes on, however old, and what began within a day; three of them', () => {
  const tasks = [
    task('new', 'succeeded', 1),
    task('old', 'failed', 30),
    task('long', 'running', 60),
    task('a', 'failed', 2),
    task('b', 'failed', 3),
  ]
  expect(recent(tasks, now).map(({ id }) => id)).toEqual(['new', 'long', 'a'])
})

const utilization = (points: { at: string; value: number }[], average: number | null = null) => ({
  from: '2026-11-19T10:00:00.000Z',
  until: '2026-11-20T10:00:00.000Z',
  stepMs: 3_600_000,
  average,
  points,
})
const point = (clock: string, value: number) => ({ at: `2026-11-20T${clock}:00.000Z`, value })

test('a line breaks where samples are missing', () => {
  const drawn = pointsOf(utilization([point('06:00', 1), point('07:00', 2), point('09:00', 3)]))
  expect(drawn.map(({ value }) => value)).toEqual([1, 2, null, 3])
})

test('a line is told in words: the average of the source, else that of its points', () => {
  expect(inWords(utilization([point('06:00', 10), point('07:00', 30)]))).toBe(
    '20 % on average, at most 30 %',
  )
  expect(inWords(utilization([point('06:00', 10)], 4.25))).toBe('4.3 % on average, at most 10 %')
  expect(inWords(utilization([]))).toBeNull()
})
