import { expect, test } from 'vitest'
import { aside } from './course'
import { createDrivenEstate } from './driven-estate'
import { keepMishaps } from './operation-mishaps'
import { createRandom } from './random'
import { extents } from './sizes'

const minute = 60_000

/** A living estate in which tasks go their own ways every other minute. */
const createMishaps = () => {
  const driven = createDrivenEstate({ life: true })
  const extent = { ...extents.small, operationEveryMs: minute / 3 }
  driven.estate.act((course, at) => keepMishaps(aside(course, createRandom(1, 'spec')), extent, at))
  return driven
}

test('tasks wait, are lost, are cancelled and run with doubts while the estate lives', () => {
  const { estate, pass } = createMishaps()
  const seen = new Set<string>()
  for (let step = 0; step < 30; step += 1) {
    pass(4 * minute)
    for (const { state, healthStatus } of estate.operations.values())
      seen.add(`${state} ${healthStatus}`)
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'PAUSED OK',
      'TIMEDOUT UNKNOWN',
      'CANCELLED OK',
      'RUNNING WARNING',
      'SUCCEEDED WARNING',
    ]),
  )
})

test('some trees are three deep, and want to be asked every other second', () => {
  const { estate, pass } = createMishaps()
  pass(60 * minute)
  const { operations } = estate
  const deep = [...operations.values()].filter(({ childIds }) =>
    childIds.some((id) => (operations.get(id)?.childIds.length ?? 0) > 0),
  )
  expect(deep.length).toBeGreaterThan(0)
  for (const { pollSeconds } of deep) expect(pollSeconds).toBe(2)
})
