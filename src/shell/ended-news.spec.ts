import { afterEach, expect, test } from 'vitest'
import type { Act } from '../contract/act'
import { inTray, newsAmong } from './ended-news'
import { takeNews } from './told'

const at = (clock: string) => `2026-11-21T${clock}:00.000Z`
const act = (id: string, more: Partial<Act> = {}): Act => ({
  id,
  at: at('09:00'),
  by: 'Ana Ruiz',
  mine: true,
  act: 'restart',
  options: {},
  endedAt: null,
  counts: { succeeded: 1 },
  names: ['esx-1'],
  tasks: [],
  seen: false,
  ...more,
})
const idsOf = (acts: readonly Act[]) => acts.map(({ id }) => id)

afterEach(() => localStorage.clear())

test('failures until they were seen, what runs, and what ended within the hour stand in the tray', () => {
  const old = { endedAt: at('06:00') }
  const acts = [
    act('runs'),
    act('recent', { endedAt: at('09:50') }),
    act('well', old),
    act('failed', { ...old, counts: { failed: 1 } }),
    act('failed-seen', { ...old, counts: { failed: 1 }, seen: true }),
  ]
  expect(idsOf(inTray(acts, Date.parse(at('09:00'))))).toEqual(['failed', 'runs', 'recent'])
})

test('what ended after what was told last is news, oldest first; what was seen is none', () => {
  const acts = [
    act('later', { endedAt: at('09:30') }),
    act('sooner', { endedAt: at('09:20') }),
    act('told', { endedAt: at('09:10') }),
    act('seen', { endedAt: at('09:40'), seen: true }),
    act('runs'),
  ]
  expect(idsOf(newsAmong(acts, at('09:10')))).toEqual(['sooner', 'later'])
})

test('the first look in a browser tells nothing of what ended before it', async () => {
  const ended = act('old', { endedAt: at('08:00') })
  expect(await takeNews('ana', [ended])).toEqual([])
  const fresh = act('fresh', { endedAt: at('09:00') })
  expect(idsOf(await takeNews('ana', [fresh, ended]))).toEqual(['fresh'])
})

test('it is told once, whichever tab asks and however often; to each person their own', async () => {
  await takeNews('ana', [])
  const ended = act('one', { endedAt: at('09:00') })
  const told = await Promise.all([takeNews('ana', [ended]), takeNews('ana', [ended])])
  expect(told.flat()).toHaveLength(1)
  expect(await takeNews('ana', [ended])).toEqual([])
  expect(await takeNews('bo', [ended])).toEqual([])
})
