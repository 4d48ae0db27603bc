import { expect, test } from 'vitest'
import { paths, within } from './paths'

test('an id is one segment, whatever it holds', () => {
  expect(paths.server({ sourceId: 'us-west', id: 'P18606-B21+CZJ1/2' })).toBe(
    '/servers/us-west/P18606-B21%2BCZJ1%2F2',
  )
})

test('a list can be linked with its filters', () => {
  expect(within(paths.tasks, { state: 'running', server: 'a b' })).toBe(
    '/tasks?state=running&server=a+b',
  )
})
