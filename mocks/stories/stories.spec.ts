import { describe, expect, test } from 'vitest'
import type { Estate } from '../estate/estate'
import { protectionOf } from '../estate/federation/availability'
import { healthOf } from '../estate/health'
import { backupStoreFull } from './backup-store-full'
import { firmwareRollout } from './firmware-rollout'
import { psuFailure } from './psu-failure'
import { quietNight } from './quiet-night'
import { regionOutage } from './region-outage'
import { stageStory } from './staged'
import { stories } from './stories'

test.each(stories)('$name is told the same way for the same seed', (story) => {
  const says = () => stageStory(story).steps
  expect(says()).toEqual(says())
  expect(says().length).toBeGreaterThan(0)
})

/** All that an estate has to tell after a while. */
const eventsOf = ({ activities, alerts, jobs, operations, issues }: Estate) => ({
  activities,
  alerts: [...alerts.values()],
  jobs: [...jobs.values()].map(({ id, resourceId, state, updatedAt }) => [
    id,
    resourceId,
    state,
    updatedAt,
  ]),
  operations: [...operations.values()].map(({ id, name, state, endedAt }) => [
    id,
    name,
    state,
    endedAt,
  ]),
  issues: [...issues.values()],
})

test.each(stories)(
  '$name makes the same happen for the same seed, whatever else lives',
  (story) => {
    const played = (seed: number) => {
      const { estate, until, thrown } = stageStory(story, { seed, size: 'small', life: true })
      until(90)
      return { events: eventsOf(estate), thrown }
    }
    const once = played(7)
    expect(played(7)).toEqual(once)
    expect(played(8).events).not.toEqual(once.events)
  },
)

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

describe('psu-failure', () => {
  const told = () => {
    const staged = stageStory(psuFailure)
    const { estate, until } = staged
    until(1)
    const struck = [...estate.machines.values()].filter(({ faults }) => faults.has('powerSupplies'))
    return { ...staged, struck, host: struck.find(({ id }) => hostsOf(estate).has(id)) }
  }
  const hostsOf = (estate: Estate) =>
    new Set(estate.federations.flatMap(({ hosts }) => hosts.map(({ machineId }) => machineId)))

  test('two hosts on one feed: first a supply, then heat, then darkness', () => {
    const { struck, until } = told()
    expect(struck).toHaveLength(2)
    expect(struck.map(healthOf)).toEqual(['CRITICAL', 'CRITICAL'])
    until(3)
    expect(struck.every(({ faults }) => faults.get('temperature')?.health === 'WARNING')).toBe(true)
    until(6)
    expect(struck.every(({ faults }) => faults.get('temperature')?.health === 'CRITICAL')).toBe(
      true,
    )
    until(9)
    expect(struck.every(({ power, connected }) => power === 'OFF' && !connected)).toBe(true)
  })

  test('VMs of the federation lose their second copy, and have it again in the end', () => {
    const { estate, host, until } = told()
    const federation = estate.federations.find(({ hosts }) =>
      hosts.some(({ machineId }) => machineId === host?.id),
    )
    const vm = [...estate.vms.values()].find(({ machineId }) => machineId === host?.id)
    if (!federation || !vm) throw new Error('The story struck no federation.')
    const status = () => protectionOf({ ...estate, at: estate.now() }, federation, vm).status
    expect(status()).toBe('SAFE')
    until(9)
    expect(status()).toBe('DEGRADED')
    until(36)
    expect(status()).toBe('SYNCING')
    until(24 * 60)
    expect(status()).toBe('SAFE')
  })

  test('backups fail while the hosts are dark; alerts and issues follow, and are cleared', () => {
    const { estate, struck, until } = told()
    const ids = new Set(struck.map(({ id }) => id))
    const active = () =>
      [...estate.alerts.values()].filter(
        ({ machineId, clearedAt }) => ids.has(machineId) && clearedAt === null,
      )
    const issues = () => [...estate.issues.values()].filter(({ clearedAt }) => clearedAt === null)
    const before = issues().length
    until(15)
    const failed = [...estate.vms.values()]
      .filter(({ machineId }) => ids.has(machineId))
      .flatMap(({ id }) => estate.backupsOf(id).slice(-1))
      .filter(({ state }) => state === 'FAILED')
    expect(failed.length).toBeGreaterThan(0)
    expect(active().length).toBe(4)
    expect(issues().length).toBeGreaterThan(before)
    expect(issues().map(({ name }) => name)).toContain('Backups of virtual machine fail')
    until(31)
    expect(active()).toEqual([])
    expect(struck.map(healthOf)).toEqual(['OK', 'OK'])
  })
})

describe('backup-store-full', () => {
  test('backups fail while the store is full, an issue says so, and both are over in the end', () => {
    const { estate, until } = stageStory(backupStoreFull)
    const isFull = () =>
      [...estate.issues.values()].some(
        ({ name, clearedAt }) => name === 'Protection store is full' && clearedAt === null,
      )
    const latest = () =>
      [...estate.vms.values()].flatMap(({ id }) =>
        estate
          .backupsOf(id)
          .filter(({ origin, at }) => origin === 'MANUAL' && at > from)
          .slice(-1),
      )
    const from = estate.now()
    expect(isFull()).toBe(false)
    until(3)
    expect(isFull()).toBe(true)
    expect(latest().length).toBeGreaterThan(0)
    expect(
      latest().every(({ state, reason }) => state === 'FAILED' && reason?.includes('full')),
    ).toBe(true)
    until(34)
    expect(isFull()).toBe(false)
    expect(latest().every(({ state }) => state === 'GOOD' || state === 'DEGRADED')).toBe(true)
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
