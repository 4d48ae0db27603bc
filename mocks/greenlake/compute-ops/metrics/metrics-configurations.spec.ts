import { expect, test } from 'vitest'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1/metrics-configurations'
type Configuration = { id: string; generation: number }

test('there is one at most; it is filled with what is usual, changed and deleted', async () => {
  const region = createRegion()
  expect((await region.read<Listed>(path)).items).toEqual([])
  const answer = await region.send('POST', path, { metricsCollection: 'ON_DEMAND' })
  const configuration = (await answer.json()) as Configuration
  const uri = `${path}/${configuration.id}`
  expect(answer.headers.get('location')).toBe(uri)
  expect(configuration).toMatchObject({
    powerThresholdAlerts: true,
    powerUtilizationThresholdPercentage: 10,
    alertResources: [],
  })
  expect((await region.send('POST', path, { metricsCollection: 'ON_DEMAND' })).status).toBe(400)
  const changed = await region.send('PATCH', uri, { powerUtilizationThresholdPercentage: 80 })
  expect(await changed.json()).toMatchObject({
    generation: 2,
    metricsCollection: 'ON_DEMAND',
    powerUtilizationThresholdPercentage: 80,
  })
  expect((await region.send('DELETE', uri)).status).toBe(204)
  expect((await region.get(uri)).status).toBe(404)
})

test('alerts are for groups, tags and one filter', async () => {
  const region = createRegion()
  const id = 'a761f080-6448-48c5-b34a-d04f2d489159'
  const tags = { type: 'tags', name: 'Site', value: 'paris' }
  const filter = { type: 'filter', id, name: 'Paris' }
  const post = (alertResources: object[]) =>
    region.send('POST', path, { metricsCollection: 'SYSTEM_SCHEDULED', alertResources })
  expect((await post([tags, filter, filter])).status).toBe(400)
  expect((await post([{ type: 'rack', name: '1' }])).status).toBe(400)
  expect((await post([tags, tags, filter])).status).toBe(201)
})

test('a collection is of the one kind that there is', async () => {
  const region = createRegion()
  const answer = await region.send(
    'POST',
    '/compute-ops-mgmt/v1beta1/metrics-collection-requests',
    {
      requestType: 'INVENTORY',
    },
  )
  expect(answer.status).toBe(400)
})
