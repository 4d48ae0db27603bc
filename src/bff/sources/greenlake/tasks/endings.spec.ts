import { expect, test } from 'vitest'
import type { MirroredTask } from '../../../mirror/entities'
import { taskOf } from '../testing/task-of'
import { createEndings } from './endings'

const ids = (tasks: readonly MirroredTask[]) => tasks.map(({ row }) => row.id)

test('what had ended before we looked is no news', () => {
  const endings = createEndings()
  endings.nextPass()
  expect(endings.newAmong([taskOf('a', 'succeeded'), taskOf('b', 'running')])).toEqual([])
})

test('an end is told once, however often the list repeats it', () => {
  const endings = createEndings()
  endings.nextPass()
  endings.newAmong([taskOf('a', 'succeeded'), taskOf('b', 'running')])
  endings.nextPass()
  expect(ids(endings.newAmong([taskOf('a', 'succeeded'), taskOf('b', 'failed')]))).toEqual(['b'])
  expect(endings.newAmong([taskOf('b', 'failed')])).toEqual([])
  endings.nextPass()
  expect(endings.newAmong([taskOf('b', 'failed')])).toEqual([])
})

test('a task that began and ended between two passes is told', () => {
  const endings = createEndings()
  endings.nextPass()
  endings.nextPass()
  expect(ids(endings.newAmong([taskOf('quick', 'cancelled')]))).toEqual(['quick'])
})
