import { expect, test } from 'vitest'
import { readConfig, trustsOf } from './config'

const greenlake = {
  kind: 'greenlake',
  id: 'us-west',
  region: 'us-west',
  tokenUrl: 'https://global.api.greenlake.hpe.com/authorization/v2/oauth2/abc/token',
  clientId: 'client',
  clientSecret: { env: 'COM_SECRET' },
  services: ['compute-ops'],
}
const omnistack = {
  kind: 'omnistack',
  id: 'fed-paris',
  name: 'Paris',
  controllers: ['https://10.0.0.1'],
  username: 'svc',
  password: { file: '/run/secrets/paris' },
  tls: { fingerprint: 'ab:'.repeat(32) },
}
const ilo = {
  kind: 'ilo',
  id: 'ilos',
  bmcs: [
    { url: 'https://10.0.1.1' },
    { url: 'https://10.0.1.2', name: 'spare', tls: { insecure: true } },
  ],
  username: 'svc',
  password: { env: 'ILO_PASSWORD' },
  tls: { caFile: '/etc/ca.pem' },
}
const oidc = {
  issuer: 'https://login.example.net/realms/ops',
  clientId: 'sightline',
  clientSecret: { env: 'OIDC_SECRET' },
  roles: { 'noc-team': 'viewer', leads: 'admin' },
}
const published = { publicUrl: 'https://sightline.example.net' }
const whole = {
  listen: { host: '127.0.0.1', port: 4600 },
  store: { file: ':memory:' },
  sources: [greenlake, omnistack, ilo],
}
const env = { COM_SECRET: 'com', ILO_PASSWORD: 'ilo', OIDC_SECRET: 'oidc-secret' }
const pem = '-----BEGIN CERTIFICATE-----\n'
const files: Record<string, string> = {
  '/run/secrets/paris': 'paris\n',
  '/etc/ca.pem': pem,
  '/empty': '\n',
}
const readFile = (path: string) => {
  const text = files[path]
  if (text === undefined) throw new Error(`ENOENT ${path}`)
  return text
}
const read = (json: unknown) => readConfig(json, env, readFile)
const faultsOf = (json: unknown) => {
  const result = read(json)
  return 'faults' in result ? result.faults : []
}

test('a whole configuration is read, with secrets from environment and files', () => {
  const result = read(whole)
  if ('faults' in result) throw new Error(result.faults.join('\n'))
  const [com, paris, ilos] = result.config.sources
  expect(com).toMatchObject({ name: 'us-west', baseUrl: 'https://us-west.api.greenlake.hpe.com' })
  expect(com?.kind === 'greenlake' && com.clientSecret()).toBe('com')
  expect(paris?.kind === 'omnistack' && paris.password()).toBe('paris')
  expect(ilos).toMatchObject({
    bmcs: [{ trust: { ca: pem.trim() } }, { trust: { insecure: true } }],
  })
  expect([...trustsOf(result.config).keys()]).toEqual([
    'https://10.0.0.1',
    'https://10.0.1.1',
    'https://10.0.1.2',
  ])
})

test('what has happened is kept for thirty days, or as long as is said', () => {
  const keptIn = (json: object) => {
    const result = read(json)
    return 'config' in result ? result.config.retention : null
  }
  expect(keptIn(whole)).toEqual({
    historyDays: 30,
    activitiesDays: 30,
    tasksDays: 30,
    auditDays: 365,
  })
  expect(keptIn({ ...whole, retention: { tasksDays: 365 } })).toEqual({
    historyDays: 30,
    activitiesDays: 30,
    tasksDays: 365,
    auditDays: 365,
  })
})

test('a configuration written out holds no secret', () => {
  const text = JSON.stringify(read(whole))
  expect(text).not.toContain('"com"')
  expect(text).not.toContain('paris\\n')
  expect(text).not.toMatch(/"password"|"clientSecret"/)
})

test.each([
  ['a missing part', { ...whole, store: undefined }, 'store: is missing.'],
  ['an unknown part', { ...whole, stroe: 1 }, 'stroe: is not a known setting.'],
  ['a port past the last', { ...whole, listen: { host: 'x', port: 70_000 } }, 'listen.port: '],
  [
    'a secret in the open',
    { ...whole, sources: [{ ...greenlake, clientSecret: 'hunter2' }] },
    'sources.0.clientSecret: must be {"env": "NAME"} or {"file": "path"}',
  ],
  [
    'a secret that is not set',
    { ...whole, sources: [{ ...greenlake, clientSecret: { env: 'NOWHERE' } }] },
    'the environment variable NOWHERE is not set.',
  ],
  [
    'a secret file that is not there',
    { ...whole, sources: [{ ...omnistack, password: { file: '/nowhere' } }] },
    'sources: "fed-paris" password: the file "/nowhere" cannot be read.',
  ],
  [
    'a secret file that is empty',
    { ...whole, sources: [{ ...omnistack, password: { file: '/empty' } }] },
    'sources: "fed-paris" password: the file "/empty" is empty.',
  ],
  [
    'a file that is no CA bundle',
    { ...whole, sources: [{ ...omnistack, tls: { caFile: '/run/secrets/paris' } }] },
    'sources: "fed-paris" tls: the file "/run/secrets/paris" holds no PEM certificate.',
  ],
  [
    'another region',
    { ...whole, sources: [{ ...greenlake, region: 'moon' }] },
    'sources.0.region: must be one of us-west',
  ],
  [
    'another kind',
    { ...whole, sources: [{ kind: 'cisco' }] },
    'sources.0.kind: must have a kind of greenlake, omnistack or ilo.',
  ],
  [
    'a short fingerprint',
    { ...whole, sources: [{ ...omnistack, tls: { fingerprint: 'ab' } }] },
    'sources.0.tls',
  ],
  [
    'a tenant that is no id',
    { ...whole, sources: [{ ...greenlake, tenant: 'acme' }] },
    'sources.0.tenant: must be the id of a tenant, a UUID.',
  ],
  [
    'a tenant of services that know none',
    {
      ...whole,
      sources: [
        {
          ...greenlake,
          tenant: '3f1c0f0e-9a5b-4d0c-8a7e-6b5d4c3b2a19',
          services: ['compute-ops', 'data-services'],
        },
      ],
    },
    'sources: "us-west" tenant: only compute-ops knows tenants',
  ],
  [
    'a language that no source speaks',
    { ...whole, sources: [{ ...greenlake, language: 'fr' }] },
    'sources.0.language: must be en or ja.',
  ],
  ['an id used twice', { ...whole, sources: [greenlake, greenlake] }, '"us-west" is used more'],
  [
    'open http beyond this machine',
    { ...whole, sources: [{ ...omnistack, controllers: ['http://10.0.0.1'] }] },
    '"fed-paris" must be reached over https.',
  ],
  [
    'history kept for ever',
    { ...whole, retention: { historyDays: 3651 } },
    'retention.historyDays: must be 1 to 3650 days.',
  ],
  [
    'activities kept not at all',
    { ...whole, retention: { activitiesDays: 0 } },
    'retention.activitiesDays: must be 1 to 3650 days.',
  ],
  [
    'a day and a half',
    { ...whole, retention: { tasksDays: 1.5 } },
    'retention.tasksDays: must be whole days.',
  ],
  [
    'sign-in over open http',
    { ...whole, ...published, oidc: { ...oidc, issuer: 'http://login.example.net' } },
    'oidc: the issuer must be reached over https.',
  ],
  ['sign-in that leads nowhere back', { ...whole, oidc }, 'oidc: needs publicUrl, the address'],
  [
    'sign-in that leads back in the open',
    { ...whole, publicUrl: 'http://sightline.example.net', oidc },
    'oidc: publicUrl must be https.',
  ],
  [
    'a role that there is not',
    { ...whole, ...published, oidc: { ...oidc, roles: { leads: 'king' } } },
    'oidc.roles.leads: must be one of viewer, operator, admin.',
  ],
  [
    'sign-in that gives nobody a role',
    { ...whole, ...published, oidc: { ...oidc, roles: {} } },
    'oidc.roles: must give a role to at least one group.',
  ],
  [
    'sign-in without a word on who it is',
    { ...whole, ...published, oidc: { ...oidc, scopes: ['profile'] } },
    'oidc: the scopes must include openid.',
  ],
  [
    'a client secret that is not set',
    { ...whole, ...published, oidc: { ...oidc, clientSecret: { env: 'NOWHERE' } } },
    'oidc clientSecret: the environment variable NOWHERE is not set.',
  ],
  [
    'sessions without an end',
    { ...whole, sessions: { longestHours: 99_999 } },
    'sessions.longestHours: ',
  ],
  ['real sources called simulated', { ...whole, simulated: true }, 'simulated: only where'],
])('%s is a fault in plain words', (_what, json, sentence) => {
  expect(faultsOf(json)).toEqual([expect.stringContaining(sentence)])
})

test('no source is called as what acts start is', () => {
  const named = (id: string) => ({ ...whole, sources: [{ ...whole.sources[0], id }] })
  expect(faultsOf(named('act'))).toEqual(['sources: the id "act" is taken by Sightline itself.'])
  expect(faultsOf(named('acts'))).toEqual([])
})

test('all faults are reported at once, and none quotes a secret', () => {
  const faults = faultsOf({
    ...whole,
    simulated: 'yes',
    sources: [
      { ...greenlake, clientSecret: 'hunter2', services: [] },
      { ...omnistack, tls: 1 },
    ],
  })
  expect(faults).toHaveLength(4)
  expect(faults.join()).not.toContain('hunter2')
})

test('one-click entry is not put on the network by a proxy either', () => {
  const json = { ...whole, sources: [], simulated: true, publicUrl: 'https://sightline.example' }
  expect(faultsOf(json)).toEqual([expect.stringContaining('simulated: only where')])
})

test('simulated sources on loopback may be simulated, over plain http', () => {
  const local = { ...greenlake, baseUrl: 'http://127.0.0.1:5001', tokenUrl: 'http://[::1]:5002/t' }
  expect(read({ ...whole, simulated: true, sources: [local] })).toHaveProperty('config.simulated')
})

test('sign-in through a provider needs four settings; the rest has defaults', () => {
  const result = read({ ...whole, ...published, oidc: { ...oidc, tls: { insecure: true } } })
  if ('faults' in result) throw new Error(result.faults.join('\n'))
  expect(result.config.oidc).toMatchObject({
    name: 'login.example.net',
    scopes: ['openid', 'profile', 'email'],
    groupsClaim: 'groups',
    recheckMinutes: 10,
  })
  expect(result.config.oidc?.clientSecret()).toBe('oidc-secret')
  expect(trustsOf(result.config).get('https://login.example.net')).toEqual({ insecure: true })
  expect(JSON.stringify(result.config)).not.toContain('oidc-secret')
})

test('limits of sessions are given in minutes and hours', () => {
  const limitsOf = (sessions: object) => {
    const result = read({ ...whole, sessions })
    return 'config' in result ? result.config.sessions : null
  }
  expect(limitsOf({})).toEqual({ idleMs: 28_800_000, longestMs: 604_800_000 })
  expect(limitsOf({ idleMinutes: 30, longestHours: 12 })).toEqual({
    idleMs: 1_800_000,
    longestMs: 43_200_000,
  })
})

test('a simulated estate is entered by one click or by a provider on this machine only', () => {
  const json = { ...whole, sources: [], simulated: true, publicUrl: 'http://127.0.0.1:1' }
  expect(read({ ...json, oidc: { ...oidc, issuer: 'http://localhost:2' } })).toHaveProperty(
    'config',
  )
  expect(faultsOf({ ...json, oidc })).toEqual([expect.stringContaining('simulated: only where')])
})

test('proxies elsewhere are named by address or network', () => {
  const result = read({ ...whole, trustedProxies: ['10.1.0.7', '10.2.0.0/16', 'fd00::/8'] })
  expect('config' in result && result.config.trustedProxies).toHaveLength(3)
  for (const wrong of ['proxy.example.net', '10.1.0.7/40', '10.1.0.7/8/8', '10.1/16', ''])
    expect(faultsOf({ ...whole, trustedProxies: [wrong] }), wrong).toEqual([
      expect.stringContaining('trustedProxies.0: must be an IP address or a network'),
    ])
})

test('metrics are given only to who shows a token that nobody guesses', () => {
  const withToken = (token: string) =>
    readConfig(
      { ...whole, metrics: { token: { env: 'METRICS' } } },
      { ...env, METRICS: token },
      readFile,
    )
  const off = read(whole)
  expect('config' in off && off.config.metrics).toBeNull()
  const on = withToken('0123456789abcdef')
  expect('config' in on && on.config.metrics?.token()).toBe('0123456789abcdef')
  const short = withToken('canary')
  expect(short).toEqual({ faults: ['metrics token: must have at least 16 characters.'] })
  expect(faultsOf({ ...whole, metrics: { token: 'canary' } }).join(' ')).toMatch(/^metrics/)
  expect(faultsOf({ ...whole, metrics: {} })).toEqual(['metrics.token: is missing.'])
})
