import { expect, test } from 'vitest'
import { quietOf } from './quiet'
import type { SourceAge } from './source-ages'

const source = (over: Partial<SourceAge> = {}): SourceAge => ({
  id: 'a',
  name: 'COM a',
  freshness: 'live',
  asOf: '2026-11-20T10:00:00.000Z',
  problem: null,
  word: '',
  ...over,
})
const silent = source({
  name: 'fed-lyon',
  freshness: 'unreachable',
  problem: { kind: 'timeout', title: 'Slow', detail: 'No answer.' },
})
const unread = source({ asOf: null, freshness: 'late' })
const sure = { silent: false, unknown: '' }

test.each([
  ['all are heard', [source()], 'dot', 'All is well.'],
  [
    'one is silent',
    [source(), silent],
    'clock',
    'Nothing is known to be wrong. Not heard: fed-lyon.',
  ],
  ['none is heard', [silent], 'clock', 'Nothing is known to be wrong, but no source answers.'],
  ['none has been read', [unread], 'clock', 'The sources are being read for the first time.'],
  [
    'one has not been read',
    [source(), unread],
    'clock',
    'Nothing is known to be wrong. Some sources are being read for the first time.',
  ],
])('where %s', (_what, sources, shape, text) => {
  expect(quietOf(sources, 'All is well.', sure)).toMatchObject({ shape, text })
})

test('what nobody can judge is no health', () => {
  const doubt = { silent: false, unknown: '3 disconnected, 1 unknown' }
  const text = 'Nothing is known to be wrong. 3 disconnected, 1 unknown.'
  expect(quietOf([source()], 'All is well.', doubt)).toEqual({
    shape: 'diamond',
    tone: 'neutral',
    text,
  })
})

test('nothing is well on a wall that hears nothing', () => {
  const { shape, text } = quietOf([source()], 'All is well.', { silent: true, unknown: '' })
  expect(shape).toBe('clock')
  expect(text).toBe('Nothing was known to be wrong when Sightline last answered.')
})
