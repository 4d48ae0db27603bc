import { describe, expect, test } from 'vitest'
import { healthOf } from '../estate/health'
import { firmwareRollout } from './firmware-rollout'
import { quietNight } from './quiet-night'
import { regionOutage } from './region-outage'
import { stageStory } from './staged'
import { stories } from './stories'

test.each(stories)('$name is told the same way for the same seed', (story) => {
  const says = () => stageStory(story).steps
  expect(says()).toEqual(says())
  expect(says().length).toBeGreaterThan(0)
})

test('at ten times the speed it takes a tenth of the time', () => {
  const last = (speed: number) => {
    const { steps, estate } = stageStory(regionOutage, { speed })
    return (steps.at(-1)?.at ?? 0) - estate.now()
  }
  expect(last(10)).toBe(last(1) / 10)
})

describe('quiet-night', () => {
  test('everything is well, and stays so', () => {
    const { estate, until } = stageStory(quietNight)
    until(1)
    const ill = () => [...estate.machines.values()].filter((one) => healthOf(one) !== 'OK')
    expect(ill()).toEqual([])
    const activities = estate.activities.length
    until(4 * 60)
    expect(ill()).toEqual([])
    expect(estate.activities.length).toBe(activities)
  })

  test('an estate that lives rests for the night, and wakes after it', () => {
    const { estate, until } = stageStory(quietNight, { size: 'small', life: true })
    until(1)
    const started = () =>
      [...estate.jobs.values()].filter(({ createdAt }) => createdAt > from).length
    const from = estate.now()
    until(7.9 * 60)
    expect(started()).toBe(0)
    until(24 * 60)
    expect(started()).toBeGreaterThan(0)
  })
})

describe('firmware-rollout', () => {
  test('forty servers of a group, one after the other; three of them fail', () => {
    const { estate, until } = stageStory(firmwareRollout, { size: 'default' })
    const from = estate.now()
    until(1)
    const group = [...estate.jobs.values()].find(
      ({ parentId, createdAt }) => parentId === null && createdAt >= from,
    )
    const children = [...estate.jobs.values()].filter(({ parentId }) => parentId === group?.id)
    expect(children).toHaveLength(40)
    until(6 * 60)
    expect(group).toMatchObject({ state: 'COMPLETE', resultCode: 'FAILURE' })
    expect(children.filter(({ resultCode }) => resultCode === 'FAILURE')).toHaveLength(3)
    expect(children.filter(({ resultCode }) => resultCode === 'SUCCESS')).toHaveLength(37)
  })
})

describe('region-outage', () => {
  test('slow, then failing, then silent, then throttled, then well again', () => {
    const { stage, until, thrown } = stageStory(regionOutage)
    const struck = () => stage.faults.list().map(({ fault }) => fault.kind)
    until(1)
    expect(struck()).toEqual(['latency'])
    until(4)
    expect(struck()).toEqual(['status'])
    until(7)
    expect(struck()).toEqual([])
    expect(thrown).toEqual([expect.stringMatching(/ off$/)])
    until(17)
    expect(struck()).toEqual(['throttled'])
    expect(thrown).toEqual([expect.stringMatching(/ off$/), expect.stringMatching(/ on$/)])
    until(19)
    expect(struck()).toEqual([])
  })
})
