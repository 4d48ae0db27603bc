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
  expect(choicesFor('', [], 'operator').map(({ name }) => name)).toEqual([
    'Servers',
    'Activities',
    'Backups',
    'Tasks',
    'Sources',
    'Displays',
  ])
})

test('a view is found by a part of its name, before what the sources hold', () => {
  expect(choicesFor('ba', [hit], 'viewer')).toEqual([
    { path: '/backups', kind: 'View', name: 'Backups', hint: 'g b' },
    { path: '/backups/fed-paris/a%2Fb', kind: 'VM', name: 'sql-prod-04', hint: 'Backup failed' },
  ])
})

test('what is for admins is offered to admins', () => {
  expect(choicesFor('audit', [], 'operator')).toEqual([])
  expect(choicesFor('audit', [], 'admin').map(({ path }) => path)).toEqual(['/audit'])
})
