import { expect, test } from 'vitest'
import { startHeldOperation } from '../../estate/dual-auth'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const root = '/data-services/v1beta1'
const path = `${root}/dual-auth-operations`
const resource = { name: 'daily-1', uri: '/backup-recovery/v1beta1/x/1', type: 'backup' }

const createHeld = (requestedBy = 'oncall-1@example.com') => {
  const region = createRegion()
  const operation = region.estate.act((course, at) =>
    startHeldOperation(
      course,
      at,
      {
        family: 'data-services',
        region: region.region,
        name: 'Delete backup daily-1',
        service: 'backup-and-recovery',
        user: requestedBy,
        durationMs: 10_000,
        steps: [],
      },
      {
        region: region.region,
        operation: 'Delete',
        description: 'Delete backup daily-1',
        product: 'Backup and Recovery',
        resource,
        requestedBy,
      },
      {},
    ),
  )
  const [held] = region.estate.heldOperations.values()
  return { ...region, operation, one: `${path}/${held?.id}` }
}

test('what is held is listed with what it is about, and its task waits', async () => {
  const { read, operation } = createHeld()
  const { items } = await read<Listed>(path, { filter: "resourceName eq 'daily-1'" })
  expect(items).toMatchObject([
    {
      state: 'PENDING',
      requestedOperation: 'Delete',
      requestedByEmail: 'oncall-1@example.com',
      associatedResources: [{ resource: { name: 'daily-1', resourceUri: resource.uri } }],
    },
  ])
  expect(items[0]).not.toHaveProperty('checkedAt')
  expect(await read(`${root}/async-operations/${operation.id}`)).toMatchObject({
    state: 'PAUSED',
    additionalDetails: { consoleUri: expect.any(String) },
  })
})

test('a second person approves it, and the task goes on to its end', async () => {
  const { send, one, pass, operation } = createHeld()
  const answer = await send('PATCH', one, { state: 'APPROVED' })
  expect(await answer.json()).toMatchObject({
    state: 'APPROVED',
    generation: 2,
    checkedByEmail: 'console@example.com',
  })
  pass(10_000)
  expect(operation.state).toBe('SUCCEEDED')
})

test('who asked for it cannot approve it, but can take it back', async () => {
  const { send, one, operation } = createHeld('console@example.com')
  expect((await send('PATCH', one, { state: 'APPROVED' })).status).toBe(403)
  expect((await send('PATCH', one, { state: 'CANCELLED' })).status).toBe(200)
  expect(operation.state).toBe('CANCELLED')
})

test('a verdict is one of two words, and final', async () => {
  const { send, one } = createHeld()
  expect((await send('PATCH', one, { state: 'PENDING' })).status).toBe(400)
  expect((await send('PATCH', one, { state: 'CANCELLED' })).status).toBe(200)
  expect((await send('PATCH', one, { state: 'APPROVED' })).status).toBe(412)
})

test('dual authorization goes on at once, and off only when another person agrees', async () => {
  const { send, as, read } = createRegion()
  const [setting] = (await read<Listed>(`${root}/settings`)).items
  const uri = String(setting?.['resourceUri'])
  expect(setting).toMatchObject({ currentValue: 'OFF', possibleValues: '["ON","OFF"]' })
  await send('PATCH', uri, { currentValue: 'ON' })
  expect(await read(uri)).toMatchObject({
    currentValue: 'ON',
    lastUpdatedBy: 'console@example.com',
  })
  await send('PATCH', uri, { currentValue: 'OFF' })
  expect(await read(uri)).toMatchObject({ currentValue: 'ON', nextValue: 'OFF' })
  expect((await send('PATCH', uri, { currentValue: 'OFF' })).status).toBe(412)
  const [held] = (await read<Listed>(path)).items
  await as('boss@example.com').send('PATCH', String(held?.['resourceUri']), { state: 'APPROVED' })
  expect(await read(uri)).toMatchObject({ currentValue: 'OFF', nextValue: '' })
})
