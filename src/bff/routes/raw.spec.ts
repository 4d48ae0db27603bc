import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openIlos } from '../sources/ilo/testing/open-ilos'
import { openFederation } from '../sources/omnistack/testing/open-federation'
import type { Source } from '../sources/source'
import { openConsole } from '../testing/console'
import type { driveSurroundings } from '../testing/driven-surroundings'

type House = ReturnType<typeof driveSurroundings> & { source: Source; requests: string[] }

/** A console over one source of the simulated estate, signed in as operator. */
const openOver = async <H extends House>(house: H) => {
  const { as, ask, lines } = await openConsole({ sources: [house.source], driven: house })
  const headers = await as('operator')
  const viewer = await as('viewer')
  return {
    ...house,
    lines,
    get: (path: string) => ask({ url: `/api/raw/${house.source.id}/${path}`, headers }),
    getAsViewer: (path: string) =>
      ask({ url: `/api/raw/${house.source.id}/${path}`, headers: viewer }),
  }
}

test('an operator reads a server as Compute Ops Management has it', async () => {
  const { get, estate } = await openOver(openRegion())
  const machine = [...estate.machines.values()].find(
    ({ region, subscribed }) => region === 'eu-central' && subscribed,
  )
  const reply = await get(`compute-ops-mgmt/v1/servers/${encodeURIComponent(machine?.id ?? '')}`)
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toMatchObject({
    asOf: expect.any(String),
    body: { id: machine?.id, hardware: { serialNumber: machine?.serial } },
    removed: [],
  })
  expect(reply.headers['cache-control']).toBe('no-store')
})

test('filters, sorting and pages go along', async () => {
  const { get, requests } = await openOver(openRegion())
  const reply = await get('compute-ops-mgmt/v1/alerts?limit=2&sort=createdAt%20desc')
  expect(reply.json()).toMatchObject({ body: { count: expect.any(Number) } })
  expect(requests.at(-1)).toBe('GET /compute-ops-mgmt/v1/alerts')
  expect((await get('compute-ops-mgmt/v1/alerts?callback=x')).statusCode).toBe(404)
})

test('the ciphertexts and proxy credentials of a gateway do not get through', async () => {
  const { get } = await openOver(openRegion())
  const reply = await get('backup-recovery/v1beta1/protection-store-gateways')
  expect(reply.statusCode).toBe(200)
  const { removed } = reply.json<{ removed: string[] }>()
  expect(removed.some((place) => place.endsWith('adminUserCiphertext'))).toBe(true)
  expect(reply.body).not.toMatch(/Ciphertext"\s*:/)
})

test('a federation’s host and its hardware are read', async () => {
  const { get, estate } = await openOver(openFederation())
  const host = estate.federations[0]?.hosts[0]
  expect((await get(`api/hosts/${host?.id}`)).json()).toMatchObject({
    body: { host: { name: host?.name } },
  })
  expect((await get(`api/hosts/${host?.id}/hardware`)).statusCode).toBe(200)
})

test('a BMC is named first; its tree is read as it is', async () => {
  const { get } = await openOver(openIlos())
  const root = await get('3/redfish/v1/')
  expect(root.json()).toMatchObject({ body: { RedfishVersion: expect.any(String) } })
  expect((await get('3/redfish/v1/Systems/1/')).json()).toMatchObject({
    body: { SystemType: 'Physical' },
  })
  expect((await get('99/redfish/v1/')).statusCode).toBe(404)
})

test.each([
  '3/redfish/v1/AccountService/Accounts/',
  '3/redfish/v1/SessionService/Sessions/',
  '3/redfish/v1/sessionservice/sessions/',
  '1/rest/v1/Sessions',
])('accounts and sessions of a BMC stay closed: %s', async (path) => {
  const { get, requests } = await openOver(openIlos())
  expect((await get(path)).statusCode).toBe(404)
  expect(requests).toEqual([])
})

test.each([
  'compute-ops-mgmt/v1beta1/activation-keys',
  'compute-ops-mgmt/v1beta1/webhooks',
  'compute-ops-mgmt/v1beta1/external-services',
  'data-services/v1beta1/secrets',
  'compute-ops-mgmt/v1/servers/x/download-logs',
  'as/token.oauth2',
  'authorization/v2/oauth2/x/token',
])('%s is not among what may be read, and is not asked for', async (path) => {
  const { get, requests } = await openOver(openRegion())
  expect((await get(path)).statusCode).toBe(404)
  expect(requests).toEqual([])
})

test('a viewer may not', async () => {
  const { getAsViewer } = await openOver(openRegion())
  expect((await getAsViewer('compute-ops-mgmt/v1/servers')).statusCode).toBe(403)
})

test('what the source does not have is not found, what it refuses is told in its words', async () => {
  const { get } = await openOver(openRegion())
  expect((await get('compute-ops-mgmt/v1/jobs/none')).statusCode).toBe(404)
  const refused = await get('compute-ops-mgmt/v1/servers?limit=5000')
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({
    kind: 'refused',
    source: 'Europe',
    supportId: expect.any(String),
  })
})

test('no path, however it is written, reaches what is not allowed or shows a secret', async () => {
  const { get, requests, lines, secret } = await openOver(openRegion())
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '%2e%2e',
      '%2F',
      '//',
      '\\',
      'secrets',
      'servers',
      'compute-ops-mgmt',
      'v1',
      'http:',
    ),
    fc.string({ maxLength: 6 }).map(encodeURIComponent),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 7 }), async (pieces) => {
      const reply = await get(pieces.join('/'))
      expect(reply.statusCode).toBeLessThan(500)
      expect(reply.body).not.toContain(secret)
    }),
    { numRuns: 150 },
  )
  const asked = requests.filter((line) => !line.includes('/token'))
  expect(asked.every((line) => line.startsWith('GET /compute-ops-mgmt/v1/servers'))).toBe(true)
  expect(lines.join('\n')).not.toContain(secret)
})
