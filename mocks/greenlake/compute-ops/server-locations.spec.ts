import { expect, test } from 'vitest'
import { composerOf } from '../../estate/appliances'
import { placeOf } from '../../estate/places'
import { createRegion } from '../signed-in'

type Location = { servers: string[]; generation: number }

const setUp = () => {
  const region = createRegion()
  const here = [...region.estate.machines.values()].filter((one) => one.region === region.region)
  const framed = here.find((machine) => composerOf(machine))
  const direct = here.find((machine) => !composerOf(machine))
  if (!framed || !direct) throw new Error('The region lacks a server in a frame, or one beside.')
  const other = here.find(({ site }) => site !== framed.site)
  const uriOf = (site = '') => `/compute-ops-mgmt/v1beta1/server-locations/${placeOf(site).id}`
  const serversAt = async (site?: string) => (await region.read<Location>(uriOf(site))).servers
  return { region, here, framed, direct, site: framed.site, other: other?.site, uriOf, serversAt }
}

test('a location has the servers of its site, and those of other regions have none here', async () => {
  const { region, here, site, uriOf, serversAt } = setUp()
  expect(await serversAt(site)).toEqual(here.filter((one) => one.site === site).map(({ id }) => id))
  expect((await region.get(uriOf('tokyo'))).status).toBe(404)
})

test('a server behind OneView is assigned elsewhere, a moment later', async () => {
  const { region, framed, site, other, uriOf, serversAt } = setUp()
  const answer = await region.send('POST', `${uriOf(other)}/servers`, { servers: [framed.id] })
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  expect(await serversAt(other)).not.toContain(framed.id)
  region.pass(3_000)
  expect(await serversAt(other)).toContain(framed.id)
  expect(await serversAt(site)).not.toContain(framed.id)
  expect(await region.read(uriOf(other))).toMatchObject({ generation: 2 })
})

test('and taken away, by its id in the query', async () => {
  const { region, framed, site, uriOf, serversAt } = setUp()
  const path = `${uriOf(site)}/servers`
  expect((await region.send('DELETE', path)).status).toBe(400)
  const taken = await region.send('DELETE', `${path}?id=${encodeURIComponent(framed.id)}`)
  expect(taken.status).toBe(202)
  region.pass(3_000)
  expect(await serversAt(site)).not.toContain(framed.id)
})

test('servers that COM manages itself are located elsewhere, and unknown ones nowhere', async () => {
  const { region, direct, site, uriOf } = setUp()
  const assign = async (id: string) =>
    (await region.send('POST', `${uriOf(site)}/servers`, { servers: [id] })).status
  expect(await assign(direct.id)).toBe(400)
  expect(await assign('nobody')).toBe(404)
})
