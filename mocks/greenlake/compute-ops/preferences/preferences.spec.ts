import { expect, test } from 'vitest'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1/user-preferences'
const older = '/compute-ops-mgmt/v1beta1/user-preferences'
type Preferences = { id: string; generation: number } & Record<string, unknown>

const set = async (region: ReturnType<typeof createRegion>, content: object) =>
  (await region.send('POST', path, content)).json() as Promise<Preferences>

test('who has set nothing has nothing; then it is one, in both versions', async () => {
  const region = createRegion()
  expect((await region.read<Listed>(path)).items).toEqual([])
  const mine = await set(region, { criticalNotification: true, disconnectNotification: 2 })
  expect(mine).toMatchObject({
    type: 'compute-ops-mgmt/user-preference',
    criticalNotification: true,
    warningNotification: false,
    disconnectNotification: 2,
    generation: 1,
  })
  expect((await region.read<Listed>(path)).items).toEqual([mine])
  const [old] = (await region.read<Listed>(older)).items
  expect(old).toMatchObject({ id: mine.id, criticalNotification: true })
  expect(old).not.toHaveProperty('disconnectNotification')
})

test('each person has their own, and cannot set those of another', async () => {
  const region = createRegion()
  const mine = await set(region, { criticalNotification: true })
  const other = region.as('night@example.com')
  expect(await (await other.get(path)).json()).toMatchObject({ total: 0 })
  const refused = await other.send('PUT', `${path}/${mine.id}`, { criticalNotification: false })
  expect(refused.status).toBe(404)
  const changed = await region.send('PUT', `${path}/${mine.id}`, { criticalNotification: false })
  expect(await changed.json()).toMatchObject({ criticalNotification: false, generation: 2 })
})

test.each([
  [true, true, true, 200],
  [true, true, false, 200],
  [true, false, false, 200],
  [false, false, false, 200],
  [false, true, false, 400],
  [true, false, true, 400],
  [false, false, true, 400],
])('critical %s, without service %s, warnings %s: %i', async (critical, plain, warning, status) => {
  const answer = await createRegion().send('POST', path, {
    criticalNotification: critical,
    criticalNonServiceNotification: plain,
    warningNotification: warning,
  })
  expect(answer.status).toBe(status)
})

test('others are subscribed to what they are named for, and keep the rest', async () => {
  const region = createRegion()
  const night = region.as('night@example.com')
  await night.send('POST', path, { criticalNotification: false, powerResetNotification: true })
  const answer = await region.send('POST', `${path}/subscribe`, {
    requestData: {
      criticalNotification: true,
      healthNotification: true,
      disconnectNotification: 3,
    },
    recipients: { critical: ['night@example.com'], all: ['day@example.com'], health: ['nobody'] },
  })
  expect(await answer.json()).toMatchObject({
    successCount: 2,
    errorCount: 1,
    errors: [{ httpStatusCode: 404 }],
  })
  const [nightly] = ((await (await night.get(path)).json()) as Listed).items
  expect(nightly).toMatchObject({
    criticalNotification: true,
    healthNotification: false,
    powerResetNotification: true,
    disconnectNotification: null,
  })
  const [daily] = ((await (await region.as('day@example.com').get(path)).json()) as Listed).items
  expect(daily).toMatchObject({
    criticalNotification: true,
    healthNotification: true,
    disconnectNotification: 3,
  })
})

test('unsubscribed from critical events means from all of that kind', async () => {
  const region = createRegion()
  const night = region.as('night@example.com')
  await night.send('POST', path, {
    criticalNotification: true,
    criticalNonServiceNotification: true,
    warningNotification: true,
    healthNotification: true,
  })
  const answer = await region.send('POST', `${path}/unsubscribe`, {
    critical: ['night@example.com'],
    all: ['stranger@example.com'],
  })
  expect(await answer.json()).toMatchObject({
    successCount: 1,
    successes: [
      {
        criticalNotification: false,
        criticalNonServiceNotification: false,
        warningNotification: false,
        healthNotification: true,
      },
    ],
    errorCount: 1,
  })
})
