import { expect, test } from 'vitest'
import { boardOf, isOutdated, turnAt } from './rotation'

const hourMs = 3_600_000

test('boards take turns of twenty seconds, the same at every screen', () => {
  const boards = ['health', 'tasks', 'backups'] as const
  const start = Date.parse('2026-11-20T10:00:00Z')
  const shown = [0, 19_999, 20_000, 40_000, 60_000].map((ms) => boardOf(boards, turnAt(start + ms)))
  expect(shown).toEqual(['health', 'health', 'tasks', 'backups', 'health'])
})

test('a single board stays, and none is none', () => {
  expect([1, 2, 3].map((turn) => boardOf(['tasks'], turn))).toEqual(['tasks', 'tasks', 'tasks'])
  expect(boardOf([], 7)).toBeNull()
})

test.each([
  ['of the version that is served', 'a', 'a', 1, false],
  ['of another version', 'a', 'b', 1, true],
  ['that no BFF has served', '', 'b', 1, false],
  ['that has stood for nearly a day', 'a', 'a', 23, false],
  ['that has stood for a day', 'a', 'a', 24, true],
])('a page %s', (_what, version, served, hours, outdated) => {
  expect(isOutdated({ version, loadedAt: 0 }, served, hours * hourMs)).toBe(outdated)
})
