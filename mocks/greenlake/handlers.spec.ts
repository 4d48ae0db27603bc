import { expect, test } from 'vitest'
import type { Listed } from './signed-in'
import { createRegion } from './signed-in'

const region = createRegion({ size: 'default' })
const { estate, read } = region
const vmId = [...estate.vms.values()].find(
  ({ home, jobId }) => 'greenlake' in home && home.greenlake === region.region && jobId !== null,
)?.id
const groupId = [...estate.groups.values()].find((group) => group.region === region.region)?.id

const lists = [
  '/compute-ops-mgmt/v1/servers',
  '/compute-ops-mgmt/v1/alerts',
  '/compute-ops-mgmt/v1beta2/activities',
  '/compute-ops-mgmt/v1/jobs',
  '/compute-ops-mgmt/v1/groups',
  '/data-services/v1beta1/async-operations',
  '/virtualization/v1beta1/virtual-machines',
  '/backup-recovery/v1beta1/protection-jobs',
  '/backup-recovery/v1beta1/protection-policies',
  `/backup-recovery/v1beta1/virtual-machines/${vmId}/backups`,
]

test.each(lists)('%s read in pages of 97 holds each item once', async (path) => {
  const ids: unknown[] = []
  let total = Number.POSITIVE_INFINITY
  while (ids.length < Math.min(total, 900)) {
    const page = await read<Listed>(path, { offset: String(ids.length), limit: '97' })
    ;({ total } = page)
    ids.push(...page.items.map(({ id }) => id))
  }
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
})

/** Activities have no address (schemas.md). */
const addressed = lists.filter((path) => !path.endsWith('/activities'))

test.each([...addressed, `/compute-ops-mgmt/v1/groups/${groupId}/devices`])(
  'items of %s have an id, a type and an address of their own',
  async (path) => {
    for (const item of (await read<Listed>(path)).items)
      expect(item).toMatchObject({
        id: expect.any(String),
        type: expect.any(String),
        resourceUri: expect.stringContaining(String(item['id'])),
      })
  },
)

test.each([
  '/compute-ops-mgmt/v1/servers',
  '/compute-ops-mgmt/v1/jobs',
  '/compute-ops-mgmt/v1/groups',
  '/compute-ops-mgmt/v1/async-operations',
  '/data-services/v1beta1/async-operations',
  '/virtualization/v1beta1/virtual-machines',
])('one item of %s is what the list says of it', async (path) => {
  const [item] = (await read<Listed>(path)).items
  expect(await read(`${path}/${encodeURIComponent(String(item?.['id']))}`)).toEqual(item)
  expect((await region.get(`${path}/none`)).status).toBe(404)
})

test('asked by id, an item is found whatever else is asked', async () => {
  const path = '/compute-ops-mgmt/v1/jobs'
  const [one, other] = (await read<Listed<{ id: string; name: string }>>(path)).items
  const ids = `id in ('${one?.id}','${other?.id}','none')`
  expect((await read<Listed>(path, { filter: ids })).total).toBe(2)
  const named = `${ids} and name eq '${one?.name}'`
  expect((await read<Listed>(path, { filter: named })).items).toContainEqual(one)
  expect((await read<Listed>(path, { filter: `${ids} and state eq 'NONE'` })).total).toBe(0)
})
