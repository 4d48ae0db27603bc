import { expect, test } from 'vitest'
import { choicesFor } from './choices'

const hit = {
  kind: 'vm' as const,
  sourceId: 'fed-paris',
  id: 'a/b',
  name: 'sql-prod-04',
  hint: 'Backup failed',
}

test('before anything is typed, every view is offered', () => {
  expect(choicesFor('', []).map(({ name }) => name)).toEqual([
    'Servers',
    'Activities',
    'Backups',
    'Tasks',
    'Sources',
    'Displays',
  ])
})

test('a view is found by a part of its name, before what the sources hold', () => {
  expect(choicesFor('ba', [hit])).toEqual([
    { path: '/backups', kind: 'View', name: 'Backups', hint: 'g b' },
    { path: '/backups/fed-paris/a%2Fb', kind: 'VM', name: 'sql-prod-04', hint: 'Backup failed' },
  ])
})
