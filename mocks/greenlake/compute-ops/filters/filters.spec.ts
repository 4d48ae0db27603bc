import { expect, test } from 'vitest'
import { allInRegion } from '../../in-region'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { allServersId } from './saved-filters'

const path = '/compute-ops-mgmt/v1beta1/filters'
type Region = ReturnType<typeof createRegion>

const save = async (region: Region, content: object, headers = {}) => {
  const answer = await region.send('POST', path, { name: 'Mine', ...content }, headers)
  return { answer, body: (await answer.json()) as { id: string; generation: number } }
}

const matchesOf = async (region: Region, content: object) => {
  const { body } = await save(region, content)
  const { items } = await region.read<Listed<{ id: string }>>(`${path}/${body.id}/matches`)
  return items.map(({ id }) => id)
}

test('every workspace has a filter of all its servers, which nobody can change or delete', async () => {
  const region = createRegion()
  const { total } = await region.read<Listed>(`${path}/${allServersId}/matches`, { limit: '1' })
  expect(total).toBe(allInRegion(region, region.estate.machines).length)
  const renamed = await region.send('PATCH', `${path}/${allServersId}`, { name: 'Some' })
  expect(renamed.status).toBe(403)
  expect((await region.send('DELETE', `${path}/${allServersId}`)).status).toBe(403)
})

test.each([
  "hardware/health/summary in ('Critical')",
  "hardware/health/summary eq 'critical'",
  // Nobody knows when a server came without writing it down.
  "hardware/health/summary eq 'cRiTiCaL' and createdAt ne 'never'",
])('a saved filter matches what its expression says, in any case of health: %s', async (filter) => {
  const region = createRegion()
  const [ill, well] = allInRegion(region, region.estate.machines).filter(
    ({ subscribed }) => subscribed,
  )
  region.estate.failPowerSupply(ill?.id ?? '')
  const ids = await matchesOf(region, { filter })
  expect(ids).toContain(ill?.id)
  expect(ids).not.toContain(well?.id)
  region.estate.heal(ill?.id ?? '')
  const [mine] = (
    await region.read<Listed<{ matchesUri: string }>>(path, { sort: 'name' })
  ).items.slice(-1)
  expect(
    (await region.read<Listed<{ id: string }>>(mine?.matchesUri ?? '')).items,
  ).not.toContainEqual(expect.objectContaining({ id: ill?.id }))
})

test.each([
  { filter: "tags.Site eq 'paris' and serverGeneration ne 'GEN_9'" },
  { filter: "serverGeneration ne 'GEN_9'", filterTags: "'Site' eq 'paris'" },
])('expression and tags have both to match: %o', async (content) => {
  const region = createRegion()
  const wanted = allInRegion(region, region.estate.machines).filter(
    ({ site, generation, subscribed }) => site === 'paris' && generation !== 'GEN_9' && subscribed,
  )
  const ids = await matchesOf(region, content)
  expect(ids).toEqual(wanted.map(({ id }) => id))
})

test('servers of a group, and servers without one', async () => {
  const region = createRegion()
  const group = [...region.estate.groups.values()].find((one) => one.region === region.region)
  expect(await matchesOf(region, { filter: `group/id eq '${group?.id}'` })).toEqual(
    group?.machineIds,
  )
  const { body } = await save(region, { name: 'Others', filter: 'group/id eq null' })
  const { total } = await region.read<Listed>(`${path}/${body.id}/matches`)
  expect(total).toBe(
    allInRegion(region, region.estate.machines).filter(({ groupId }) => groupId === null).length,
  )
})

test.each([
  [{ filter: 'hardware/mood eq 1' }, 'filter', 'hardware/mood cannot be filtered by. (at 0)'],
  [{ filter: 'id eq' }, 'filter', 'The filter ends too early. (at 5)'],
  [{ filterTags: 'Rack eq 1' }, 'filterTags', 'Expected a quoted text. (at 0)'],
  [{}, 'body', 'Needs a filter or filterTags.'],
])('%o is refused, even dry', async (content, subject, description) => {
  const region = createRegion()
  const answer = await region.send('POST', `${path}?dry-run=true`, { name: 'Mine', ...content })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    errorDetails: [{ issues: [{ source: 'field', subject, description }] }],
  })
})

test('a dry run saves nothing', async () => {
  const region = createRegion()
  const body = { name: 'Mine', filter: "tags/Site eq 'paris'" }
  expect((await region.send('POST', `${path}?dry-run=true`, body)).status).toBe(201)
  expect((await region.read<Listed>(path)).total).toBe(1)
})

test('a name is taken once; the same request under its key is answered as before', async () => {
  const region = createRegion()
  const headers = { 'idempotency-key': '2c578105-adeb-4785-9113-8c577a0681fa' }
  const content = { filter: "host/osName eq 'None'" }
  const first = await save(region, content, headers)
  expect((await save(region, content)).answer.status).toBe(409)
  const again = await save(region, content, headers)
  expect(again.answer.status).toBe(201)
  expect(again.body).toEqual(first.body)
  expect(again.answer.headers.get('location')).toBe(`${path}/${first.body.id}`)
  const other = await save(region, { ...content, name: 'Other' }, headers)
  expect(other.answer.status).toBe(409)
})

test('a change names the generation that it is about, or is refused', async () => {
  const region = createRegion()
  const { body } = await save(region, { filter: "host/osName eq 'None'", description: 'Bare' })
  const change = (generation: number) =>
    region.send(
      'PATCH',
      `${path}/${body.id}`,
      { name: 'Idle', description: null },
      {
        'if-match': `"${generation}"`,
      },
    )
  const changed = await change(1)
  expect(await changed.json()).toMatchObject({ name: 'Idle', description: null, generation: 2 })
  const stale = await change(1)
  expect(stale.status).toBe(412)
  expect(await stale.json()).toMatchObject({
    errorDetails: [
      {
        type: 'hpe.greenlake.precondition_failed',
        issues: [{ source: 'header', subject: 'If-Match' }],
      },
    ],
  })
})

test('what filters may ask for is told as a JSON Schema', async () => {
  const region = createRegion()
  expect(await region.read(`${path}/properties`)).toMatchObject({
    id: 'properties',
    filterResourceTypes: {
      'compute-ops-mgmt/server': {
        schema: { properties: { createdAt: { type: 'string', format: 'date-time' } } },
      },
    },
  })
})
