import { expect, test } from 'vitest'
import type { Entry } from './entry'
import { createTree } from './tree'

const entry = (path: string): Entry => ({ path, read: () => ({ path }) })

test('a section is made once, and only when something below its paths is asked for', () => {
  const made: string[] = []
  const section = (under: string) => ({
    under: [under],
    entries: () => {
      made.push(under)
      return [entry(under), entry(`${under}/1`)]
    },
  })
  const tree = createTree([section('Systems'), section('Chassis'), section('ChassisExtras')])
  expect(tree.find('chassis/1')?.path).toBe('Chassis/1')
  expect(tree.find('Chassis')?.path).toBe('Chassis')
  expect(made).toEqual(['Chassis'])
})

test('what a section does not have is looked for in the next that covers the path', () => {
  const tree = createTree([
    { under: ['Managers'], entries: () => [entry('Managers')] },
    { under: ['Managers/1'], entries: () => [entry('Managers/1/DateTime')] },
  ])
  expect(tree.find('Managers/1/DateTime')?.path).toBe('Managers/1/DateTime')
  expect(tree.find('Managers/1/Nothing')).toBeNull()
})

test('a section under the root may have anything', () => {
  const tree = createTree([{ under: [''], entries: () => [entry(''), entry('Systems/1')] }])
  expect([tree.find('')?.path, tree.find('systems/1')?.path]).toEqual(['', 'Systems/1'])
  expect(tree.all()).toHaveLength(2)
})
