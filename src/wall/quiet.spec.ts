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
  expect(quietOf(sources, 'All is well.')).toMatchObject({ shape, text })
})
