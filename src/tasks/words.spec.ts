import { expect, test } from 'vitest'
import { hrefOf } from './words'

const target = { sourceId: 'us-west', id: 'P18606-B21+CZJ1', name: 'esx-par-114' }

test.each([
  ['server', '/servers/us-west/P18606-B21%2BCZJ1'],
  ['vm', '/backups/us-west/P18606-B21%2BCZJ1'],
  ['group', '/servers?group=esx-par-114'],
  ['other', null],
] as const)('a %s that a task touches leads to %s', (kind, href) => {
  expect(hrefOf({ kind, ...target })).toBe(href)
})

test('what is named without an id cannot be gone to', () => {
  expect(hrefOf({ kind: 'server', ...target, id: null })).toBeNull()
})
