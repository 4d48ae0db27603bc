import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { registries } from './messages'
import { openIlo, saidBy } from './open-ilo'

const system = '/redfish/v1/Systems/1'

test('a resource has the same ETag in header and body, whichever form its links have', async () => {
  const { get } = openIlo(6)
  const plain = await get(system)
  const slashed = await get(`${system}/`)
  expect(plain.body['@odata.etag']).toBe(plain.headers.get('etag'))
  expect(slashed.headers.get('etag')).toBe(plain.headers.get('etag'))
})

test.each([
  [5, /^W\/"[\dA-F]{8}"$/],
  [6, /^W\/"[\dA-F]{8}"$/],
  [7, /^W\/"\d{1,10}"$/],
] as const)('an ETag of an iLO %i looks like %s', async (generation, form) => {
  const { get } = openIlo(generation)
  expect((await get(system)).headers.get('etag')).toMatch(form)
})

test('storage devices make strong ETags, and name no context', async () => {
  const { get } = openIlo(6)
  const { headers, body } = await get(`${system}/Storage/DE00A000`)
  expect(headers.get('etag')).toMatch(/^"[\da-f]{8}"$/)
  expect(body).not.toHaveProperty('@odata.context')
})

test('who knows a resource is told so, without it', async () => {
  const { get } = openIlo(7)
  const etag = (await get(system)).headers.get('etag') ?? ''
  expect(await get(system, { 'if-none-match': `"other", ${etag}` })).toMatchObject({
    status: 304,
    body: {},
  })
  expect((await get(system, { 'if-none-match': '"other"' })).status).toBe(200)
})

test('a write with any ETag is taken, one with too long an ETag is not', async () => {
  const { send, get, basic } = openIlo(6)
  const patch = (etag: string) =>
    send(system, {
      method: 'PATCH',
      headers: {
        authorization: basic,
        'if-match': etag,
      },
      body: '{"AssetTag":"rack-7"}',
    })
  expect((await patch('W/"00000000"')).status).toBe(200)
  expect((await get(system)).body).toMatchObject({ AssetTag: 'rack-7' })
  const refused = await patch('x'.repeat(64))
  expect([refused.status, saidBy(refused)]).toEqual([400, ['iLO.ETagTooLong']])
})

test('HEAD gives what GET gives, but for the body', async () => {
  const { send, get, basic } = openIlo(6)
  const { headers } = await get(system)
  const head = await send(system, {
    method: 'HEAD',
    headers: { authorization: basic },
  })
  expect(head).toMatchObject({ status: 200, body: {} })
  expect(head.headers.get('etag')).toBe(headers.get('etag'))
})

test('a resource tells where its type is described, and there is a description', async () => {
  const { get } = openIlo(5)
  const { headers } = await get(system)
  const [, schema = ''] = /^<(.+)>; rel=describedby$/.exec(headers.get('link') ?? '') ?? []
  expect(schema).toBe('/redfish/v1/SchemaStore/en/ComputerSystem.v1_17_0.json')
  expect((await get(schema)).body).toMatchObject({
    title: '#ComputerSystem.v1_17_0.ComputerSystem',
    properties: { AssetTag: { readonly: false }, SerialNumber: { readonly: true } },
  })
})

test('registries come packed to who takes them so', async () => {
  const { raw, basic } = openIlo(6)
  const ask = (headers: Record<string, string>) =>
    raw('/redfish/v1/RegistryStore/registries/en/Base.json', {
      headers: { authorization: basic, ...headers },
    })
  const packed = await ask({ 'accept-encoding': 'gzip, deflate' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  const text = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()
  expect(JSON.parse(text)).toMatchObject({ RegistryPrefix: 'Base' })
  expect((await ask({})).headers.has('content-encoding')).toBe(false)
})

test.each([5, 6, 7] as const)(
  'the registries of an iLO %i know every message that it sends, in the version that it names',
  async (generation) => {
    const { get } = openIlo(generation)
    const { body } = await get('/redfish/v1/Registries?$expand=.')
    const files = body['Members'] as { Registry: string; Location: { Uri: string }[] }[]
    for (const name of ['Base', 'iLO', 'iLOEvents'] as const) {
      const file = files.find(({ Registry: registry }) => registry.startsWith(`${name}.`))
      const registry = (await get(file?.Location[0]?.Uri ?? '')).body
      expect(`${name}.${String(registry['RegistryVersion'])}`).toBe(file?.Registry)
      expect(Object.keys(registry['Messages'] as object)).toEqual(Object.keys(registries[name]))
    }
    const refused = await get('/redfish/v1/Systems/2')
    const named = files.map(({ Registry: registry }) => registry.replace(/\.\d+$/, ''))
    const [said] = (refused.body['error'] as { '@Message.ExtendedInfo': { MessageId: string }[] })[
      '@Message.ExtendedInfo'
    ]
    expect(named).toContain(said?.MessageId.replace('.ResourceMissingAtURI', ''))
  },
)

test('whatever its letter case, an address is the same; unknown ones are missing', async () => {
  const { get } = openIlo(6)
  expect((await get('/redfish/v1/SYSTEMS/1/Bios')).body).toMatchObject({
    '@odata.id': '/redfish/v1/systems/1/bios/',
  })
  const missing = await get('/redfish/v1/Systems/1/Nothing')
  expect([missing.status, saidBy(missing)]).toEqual([
    404,
    ['Base.ResourceMissingAtURI /redfish/v1/Systems/1/Nothing'],
  ])
})

test('a method that a resource does not take is answered with those that it takes', async () => {
  const { remove, get } = openIlo(6)
  const refused = await remove(system)
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH'])
  expect((await get('/redfish/v1/Chassis')).headers.get('allow')).toBe('GET, HEAD')
})

test.each([
  ['no JSON', '{"AssetTag"', ['Base.MalformedJSON']],
  ['nothing', '{}', ['Base.EmptyJSON']],
  [
    'the wrong type',
    { LocationIndicatorActive: 'Lit' },
    ['Base.PropertyValueTypeError "Lit" LocationIndicatorActive'],
  ],
  [
    'what cannot be written',
    { AssetTag: 'rack-7', SerialNumber: 'x' },
    ['iLO.PropertyNotWritableOrUnknown SerialNumber'],
  ],
  [
    'a word that is not on the list',
    { Boot: { BootSourceOverrideTarget: 'Tape' } },
    ['Base.PropertyValueNotInList "Tape" BootSourceOverrideTarget'],
  ],
])('a write of %s is refused, and says why', async (_, body, said) => {
  const { patch, get } = openIlo(6)
  const before = (await get(system)).headers.get('etag')
  const refused = await patch(system, body)
  expect([refused.status, saidBy(refused)]).toEqual([400, said])
  expect((await get(system)).headers.get('etag')).toBe(before)
})

test('a success is an error object, too', async () => {
  const { patch } = openIlo(7)
  const done = await patch(system, { AssetTag: 'rack-7' })
  expect(done).toMatchObject({ status: 200, body: { error: { code: 'iLO.0.10.ExtendedInfo' } } })
  expect(saidBy(done)).toEqual(['Base.Success'])
})

test.each([
  ['an action that there is not', 'Nothing.Reset', {}, ['Base.ActionNotSupported Nothing.Reset']],
  [
    'an action without its parameter',
    'ComputerSystem.Reset',
    {},
    ['Base.ActionParameterMissing ComputerSystem.Reset ResetType'],
  ],
  [
    'a value that the action does not take',
    'ComputerSystem.Reset',
    { ResetType: 'Explode' },
    ['iLO.ActionParameterValueNotInList "Explode" ResetType ComputerSystem.Reset'],
  ],
  [
    'a parameter that the action does not know',
    'ComputerSystem.Reset',
    { ResetType: 'On', Force: true },
    ['Base.ActionParameterUnknown ComputerSystem.Reset Force'],
  ],
  [
    'an action that would wipe the server',
    'Oem/Hpe/HpeComputerSystemExt.SecureSystemErase',
    {},
    ['iLO.UnsupportedOperation'],
  ],
])('%s is refused', async (_, action, body, said) => {
  const { post } = openIlo(6)
  const refused = await post(`${system}/Actions/${action}`, body)
  expect([refused.status, saidBy(refused)]).toEqual([400, said])
})

test('legacy addresses of newer iLOs lead on, with the slash that they always have', async () => {
  const { get } = openIlo(7)
  const { status, headers } = await get('/rest/v1/Chassis/1/Thermal')
  expect([status, headers.get('location')]).toEqual([308, '/redfish/v1/Chassis/1/Thermal/'])
})

test('answers of newer iLOs come in chunks', async () => {
  const { get } = openIlo(6)
  const { headers } = await get(system)
  expect(headers.get('transfer-encoding')).toBe('chunked')
  expect(headers.has('content-length')).toBe(false)
  expect((await openIlo(4).get(system)).headers.has('transfer-encoding')).toBe(false)
})

test('what OData asks of a service is open to anyone', async () => {
  const { send, raw } = openIlo(5)
  expect((await send('/redfish')).body).toEqual({ v1: '/redfish/v1/' })
  expect((await send('/redfish/v1/odata')).body).toMatchObject({
    value: expect.arrayContaining([
      { name: 'Systems', kind: 'Singleton', url: '/redfish/v1/Systems/' },
    ]),
  })
  expect(await (await raw('/redfish/v1/$metadata')).text()).toContain(
    '<edmx:Include Namespace="ComputerSystem.v1_17_0"/>',
  )
})
