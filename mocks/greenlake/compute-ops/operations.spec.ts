import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const path = '/compute-ops-mgmt/v1/async-operations'
const oldPath = '/compute-ops-mgmt/v1beta1/async-operations'
const day = 86_400_000

/** A region that collects metrics. */
const collecting = async () => {
  const region = createRegion()
  const answer = await region.send(
    'POST',
    '/compute-ops-mgmt/v1beta1/metrics-collection-requests',
    { requestType: 'SUSTAINABILITY_METRICS_COLLECTION' },
  )
  const uri = answer.headers.get('location') ?? ''
  return { ...region, uri, id: uri.split('/').at(-1) ?? '' }
}

test('an operation tells its kind, and when it ended once it has', async () => {
  const { id, pass, read, uri } = await collecting()
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-/)
  expect(await read(uri)).toMatchObject({
    operationType: 'SUSTAINABILITY_METRICS_COLLECTION',
    state: 'INITIALIZED',
  })
  expect(await read(uri)).not.toHaveProperty('endedAt')
  pass(300_000)
  expect(await read(uri)).toMatchObject({ state: 'SUCCEEDED', progressPercent: 100, error: null })
  expect(await read(uri)).toHaveProperty('endedAt')
})

test('the collection of metrics is cancelled, and then it is over', async () => {
  const { pass, read, send, uri } = await collecting()
  pass(60_000)
  const answer = await send('POST', `${uri}/cancel`, {})
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  pass(300_000)
  expect(await read(uri)).toMatchObject({ state: 'CANCELLED' })
  expect((await send('POST', `${uri}/cancel`, {})).status).toBe(412)
})

test('nothing else can be cancelled', async () => {
  const { estate, region, send } = createRegion()
  const operation = estate.startOperation({
    family: 'compute-ops',
    region,
    name: 'ADD_DEVICE_TO_GROUP',
    service: 'compute-ops-mgmt',
    user: 'operator@example.com',
    steps: [],
    durationMs: 10_000,
  })
  const answer = await send('POST', `${path}/${operation.id}/cancel`, {})
  expect(answer.status).toBe(412)
  expect(await answer.json()).toMatchObject({
    errorDetails: [{ type: 'hpe.greenlake.precondition_failed' }],
  })
  expect((await send('POST', `${path}/nothing/cancel`, {})).status).toBe(404)
})

test('the list covers a week, the address of one lasts longer', async () => {
  const { estate, id, pass, read, uri } = await collecting()
  const ids = async () => (await read<Listed<{ id: string }>>(path)).items.map((one) => one.id)
  const operation = estate.operations.get(id)
  if (!operation) throw new Error('It is not there.')
  operation.createdAt -= 6.9 * day
  expect(await ids()).toContain(id)
  pass(0.2 * day)
  expect(await ids()).not.toContain(id)
  expect(await read(uri)).toMatchObject({ id })
})

test('v1beta1 is the same idea without the kind', async () => {
  const { id, read } = await collecting()
  const operation = await read(`${oldPath}/${id}`)
  expect(operation).toMatchObject({ resourceUri: `${oldPath}/${id}`, state: 'INITIALIZED' })
  expect(operation).not.toHaveProperty('operationType')
})
