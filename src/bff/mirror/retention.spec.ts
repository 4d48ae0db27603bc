import { expect, onTestFinished, test } from 'vitest'
import { openConsole } from '../testing/console'
import { driveSurroundings } from '../testing/driven-surroundings'
import { anActivity, aServer, aTask } from '../testing/entities'
import { openTestStore } from '../testing/store'
import { createMirror } from './mirror'
import { forgetOld, startRetention } from './retention'

const now = new Date('2026-11-20T10:00:00.000Z')
const kept = { historyDays: 30, activitiesDays: 30, tasksDays: 30, auditDays: 365 }
const recently = '2026-10-21T11:00:00.000Z'
const longAgo = '2026-10-21T09:00:00.000Z'

const withAMonth = async () => {
  const console = await openConsole()
  const { store, hold } = console
  await hold('activity', [
    anActivity({ id: 'new', at: recently }),
    anActivity({ id: 'old', at: longAgo }),
  ])
  await hold('task', [
    aTask({ id: 'ended', state: 'failed', endedAt: longAgo, updatedAt: longAgo }),
    aTask({ id: 'open', state: 'running', endedAt: null, updatedAt: longAgo }),
  ])
  await hold('server', [aServer()])
  const change = { kind: 'server', source_id: 'us-west', id: 'P1+S1', field: 'state' }
  await store
    .insertInto('history')
    .values([
      { ...change, at: recently, old_value: 'ok', new_value: 'critical' },
      { ...change, at: longAgo, old_value: 'critical', new_value: 'ok' },
    ])
    .execute()
  const ids = async (kind: 'activity' | 'task' | 'server') =>
    (await store.selectFrom(kind).select('id').execute()).map(({ id }) => id)
  return { ...console, ids }
}

test('after thirty days activities, ended tasks and changes are forgotten, nothing else', async () => {
  const { store, mirror, ids } = await withAMonth()
  const version = mirror.version('activity')
  expect(await forgetOld({ store, mirror, kept, sourceIds: ['us-west'], now })).toBe(2)
  expect(await ids('activity')).toEqual(['new'])
  expect(await ids('task')).toEqual(['open'])
  expect(await ids('server')).toEqual(['P1+S1'])
  expect(await store.selectFrom('history').select('at').execute()).toEqual([{ at: recently }])
  expect(mirror.version('activity')).not.toBe(version)
})

test('the operator says for how long each is kept', async () => {
  const { store, mirror, ids } = await withAMonth()
  const forget = (days: Partial<typeof kept>) =>
    forgetOld({ store, mirror, kept: { ...kept, ...days }, sourceIds: ['us-west'], now })
  const changes = () => store.selectFrom('history').select('at').orderBy('at').execute()

  await forget({ historyDays: 31, activitiesDays: 31, tasksDays: 29 })
  expect(await ids('activity')).toEqual(['new', 'old'])
  expect(await ids('task')).toEqual(['open'])
  expect(await changes()).toHaveLength(2)
  await forget({ historyDays: 29, activitiesDays: 31 })
  expect(await changes()).toHaveLength(0)
  expect(await ids('activity')).toEqual(['new', 'old'])
})

test('sources that another BFF collects are left to it', async () => {
  const { store, mirror, ids } = await withAMonth()
  expect(await forgetOld({ store, mirror, kept, sourceIds: ['eu-central'], now })).toBe(0)
  expect(await ids('activity')).toEqual(['new', 'old'])
  expect(await store.selectFrom('history').select('at').execute()).toHaveLength(2)
})

test(
  'it happens by itself, once an hour, until the console stops',
  { timeout: 60_000 },
  async () => {
    const { app, advance, ids } = await withAMonth()
    await advance(3_500_000)
    expect(await ids('activity')).toEqual(['new', 'old'])
    await advance(200_000)
    await expect.poll(() => ids('activity'), { timeout: 20_000 }).toEqual(['new'])
    // The next hour begins once the last is tidied, which on a busy machine may be after an advance.
    const anHourLater = async () => {
      await advance(3_600_000)
      return ids('activity')
    }
    await expect.poll(anHourLater, { timeout: 20_000 }).toEqual([])
    await app.close()
  },
)

test('what fails is told, and tried again an hour later', { timeout: 60_000 }, async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  const { surroundings, advance } = driveSurroundings(() => Promise.reject(new Error('Unasked.')))
  const mirror = createMirror({ store, now: surroundings.now, bmcSources: [] })
  await mirror
    .openPass('us-west', 'activities', 'activity')
    .write('activity', [anActivity({ id: 'old', at: longAgo })])
  const faults: unknown[] = []
  const openPass = (): never => {
    throw new Error('The disk is full.')
  }
  const onFault = (error: unknown) => faults.push(error)
  const ours = () => ['us-west']
  const retention = startRetention({
    store,
    mirror: { openPass },
    surroundings,
    kept,
    ours,
    also: async () => {},
    onFault,
  })
  await advance(3_600_000)
  await expect.poll(() => faults, { timeout: 20_000 }).toHaveLength(1)
  await advance(3_600_000)
  await expect.poll(() => faults, { timeout: 20_000 }).toHaveLength(2)
  await retention.stop()
})
