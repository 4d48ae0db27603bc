import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const path = '/data-services/v1beta1/secrets'
const assignments = '/data-services/v1beta1/secret-assignments'
type Secret = { id: string; resourceUri: string; name: string }

const order = {
  name: 'array-7',
  service: 'Private Cloud Business Edition',
  secret: { basicAuth: { username: 'admin', password: 'correct horse' } },
}

const createOne = async (change: object = {}) => {
  const region = createRegion()
  const answer = await region.send('POST', path, { ...order, ...change })
  return { ...region, answer, secret: (await answer.json()) as Secret & Record<string, unknown> }
}

test('a secret is stored at once with 200; what is secret of it never comes back', async () => {
  const { answer, secret, read } = await createOne()
  expect(answer.status).toBe(200)
  expect(secret).toMatchObject({
    type: '/data-services/secret',
    subclassifier: { name: 'BASIC_AUTH', properties: { USERNAME: 'admin' } },
    domain: { name: 'CONFIGURATION', properties: { CREATED_BY: 'console@example.com' } },
    status: 'NOT_APPLIED',
    createdAt: expect.stringMatching(/\.\d{6}\+00:00$/),
  })
  expect(await read(secret.resourceUri)).toEqual(secret)
  expect(JSON.stringify(await read(path))).not.toContain('correct horse')
})

test.each([
  [{ bearerAuth: { token: 'abc' } }, 'BEARER_AUTH', { TOKEN: 'abc' }],
  [{ jsonWebToken: { token: 'abc' } }, 'JSON_WEB_TOKEN', { TOKEN: 'abc' }],
  [{ password: { password: 'abc' } }, 'PASSWORD', {}],
  [{ oauthClient: { clientId: 'me', clientSecret: 'abc' } }, 'OAUTH_CLIENT', { CLIENT_ID: 'me' }],
])('of %j the API shows %s %j', async (secret, name, properties) => {
  expect((await createOne({ secret })).secret['subclassifier']).toEqual({ name, properties })
})

test('a changed secret keeps its kind and counts up', async () => {
  const { secret, send } = await createOne()
  const changed = await send('PATCH', secret.resourceUri, {
    description: 'Hall 7',
    secret: { basicAuth: { username: 'root', password: 'battery staple' } },
  })
  expect(await changed.json()).toMatchObject({
    generation: 2,
    subclassifier: { properties: { USERNAME: 'root' } },
    domain: { properties: { DESCRIPTION: 'Hall 7' } },
  })
  const other = await send('PATCH', secret.resourceUri, { secret: { password: {} } })
  expect(other.status).toBe(422)
})

test('names are taken once, and a kind that there is not is refused by its field', async () => {
  const { send } = await createOne()
  expect((await send('POST', path, order)).status).toBe(409)
  const refused = await send('POST', path, { ...order, name: 'x', secret: { riddle: {} } })
  expect(refused.status).toBe(400)
  expect(JSON.stringify(await refused.json())).toContain('secret')
})

test('an assignee gets the secret within the minute; both go together', async () => {
  const { secret, read, send, pass } = await createOne({ assignees: [{ id: 'AF-836032' }] })
  const [assignment] = (await read<Listed>(assignments)).items
  expect(assignment).toMatchObject({
    appliance: { id: 'AF-836032' },
    secret: { id: secret.id },
    status: 'NOT_APPLIED',
  })
  pass(60_000)
  expect(await read(secret.resourceUri)).toMatchObject({ status: 'APPLIED', assignmentsCount: 1 })
  expect((await send('DELETE', secret.resourceUri)).status).toBe(204)
  expect(await read<Listed>(assignments)).toMatchObject({ items: [], total: 0 })
})

test('one that a vCenter is registered with is spared by safe=true, and only by that', async () => {
  const { read, send } = createRegion()
  const { items } = await read<Listed<Secret>>(path, { filter: "contains(name,'VCENTER')" })
  const uri = String(items[0]?.resourceUri)
  expect((await send('DELETE', `${uri}?safe=true`)).status).toBe(409)
  expect((await send('DELETE', uri)).status).toBe(204)
})

test('filters look at words; contains does not mind case, eq does; a page tells of the next', async () => {
  const { read, get } = await createOne()
  const total = async (filter: string) => (await read<Listed>(path, { filter })).total
  expect(await total("name eq 'ARRAY-7'")).toBe(0)
  expect(await total("contains(name,'ARRAY')")).toBe(1)
  expect(await total("subclassifier eq 'AZURE_SPCLIENT' and classifier eq SECRET")).toBe(1)
  expect(await read<Listed>(path, { limit: '1', sort: 'lastUpdatedBy' })).toHaveProperty('next')
  expect(await read<Listed>(path)).not.toHaveProperty('next')
  const { items } = await read<Listed<Secret & { subclassifier: { name: string } }>>(path, {
    sort: 'subclassifier desc,name',
  })
  const kinds = items.map(({ subclassifier }) => subclassifier.name)
  expect(kinds).toEqual(kinds.toSorted((a, b) => (a < b ? 1 : -1)))
  expect((await get(`${path}?sort=generation`)).status).toBe(400)
})
