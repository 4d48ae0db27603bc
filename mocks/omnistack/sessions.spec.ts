import { expect, test } from 'vitest'
import { administrator, first, openController } from './open-controller'
import { createSessions } from './sessions'

const minute = 60_000

test('the password grant of the client simplivity gives a bearer for a day', async () => {
  const { logIn } = openController()
  expect(await logIn()).toEqual({
    status: 200,
    body: {
      access_token: expect.stringMatching(/^[\da-f-]{36}$/),
      token_type: 'bearer',
      expires_in: 86_399,
      scope: 'read write',
      updated_at: Date.UTC(2026, 10, 21, 8),
    },
  })
})

test('a second login continues the session: the same token, with what is left of it', async () => {
  const { pass, logIn } = openController()
  const first = await logIn()
  pass(5 * minute)
  const second = await logIn()
  expect(second.body).toMatchObject({
    access_token: first.body['access_token'],
    expires_in: 86_399 - 300,
  })
})

test.each([
  ['a wrong password', { password: 'wrong' }, 400, 'invalid_grant'],
  ['another user', { username: 'root' }, 400, 'invalid_grant'],
  ['another grant', { grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
])('%s is refused', async (_, form, status, error) => {
  expect(await openController().logIn(form)).toMatchObject({ status, body: { error } })
})

test('another client than simplivity is refused', async () => {
  expect((await openController().logIn({}, 'Basic Zm9vOmJhcg==')).status).toBe(401)
})

test('without a bearer, or with one never given out, the framework says Unauthorized', async () => {
  const { request, get } = openController()
  const refused = { status: 401, body: { status: 401, error: 'Unauthorized', path: '/api/hosts' } }
  expect(await request('/api/hosts')).toMatchObject(refused)
  expect(await get('/hosts', 'made-up')).toMatchObject(refused)
})

test('ten idle minutes end a token, any request puts that off', async () => {
  const { pass, tokenOf, get } = openController()
  const token = await tokenOf()
  for (const _ of [1, 2, 3]) {
    pass(9 * minute)
    expect((await get('/hosts', token)).status).toBe(200)
  }
  pass(10 * minute)
  expect(await get('/hosts', token)).toEqual({
    status: 401,
    body: {
      error: 'invalid_token',
      error_description: `Access token expired due to inactivity: ${token}`,
    },
  })
})

test('a day ends it, idle or not', async () => {
  const { pass, tokenOf, get } = openController()
  const token = await tokenOf()
  for (let spent = 0; spent < 24 * 60; spent += 9) {
    expect((await get('/policies', token)).status).toBe(200)
    pass(9 * minute)
  }
  expect((await get('/policies', token)).body).toMatchObject({
    error_description: `Access token expired: ${token}`,
  })
})

test('revoking is a GET that ends the token; as a POST it is unknown', async () => {
  const { request, get, tokenOf } = openController()
  const token = await tokenOf()
  expect((await request('/api/oauth/revoke', { method: 'POST' })).status).toBe(401)
  expect(await get('/oauth/revoke', token)).toEqual({ status: 200, body: {} })
  expect((await get('/hosts', token)).status).toBe(401)
})

test('the version is told to anyone', async () => {
  expect((await openController().request('/api/version')).body).toEqual({
    REST_API_Version: '1.25',
    SVTFS_Version: '5.3.1.117',
  })
})

test('a form in parts is as good as one in a line', async () => {
  const { request } = openController()
  const body = new FormData()
  for (const [name, value] of Object.entries({ grant_type: 'password', ...administrator }))
    body.append(name, value)
  const headers = { authorization: `Basic ${btoa('simplivity:')}` }
  expect((await request('/api/oauth/token', { method: 'POST', headers, body })).status).toBe(200)
})

/** What a connection that breaks off looks like in process. */
const silence = 0

test('a controller is silent while its host is down, and others answer for the federation', async () => {
  const { estate, federation, get, ask, pass } = openController()
  const [host] = federation.hosts
  estate.losePower(host?.machineId ?? '')
  expect((await get('/hosts')).status).toBe(silence)
  ask(1)
  expect((await get('/hosts')).status).toBe(200)
  estate.restorePower(host?.machineId ?? '')
  ask(0)
  expect((await get('/hosts')).status).toBe(silence)
  pass(4 * minute)
  expect((await get('/hosts')).status).toBe(200)
})

test('a management appliance has no SVTFS version', async () => {
  const appliance = openController({ central: true })
  expect((await appliance.request('/api/version')).body).toEqual({ REST_API_Version: '1.25' })
})

const emergency = { grant_type: 'emergency', username: 'svtcli' }

test('the emergency grant is for svtcli alone', async () => {
  const { logIn } = openController()
  expect((await logIn(emergency)).status).toBe(200)
  expect(await logIn({ ...emergency, username: 'root' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
})

test.each(['/hosts', '/omnistack_clusters', '/backups?limit=2&offset=1', '/virtual_machines'])(
  'in an emergency %s can be read',
  async (path) => {
    const { get, tokenOf } = openController()
    expect((await get(path, await tokenOf(emergency))).status).toBe(200)
  },
)

test.each([
  ['/policies', 'PermissionDeniedException'],
  ['/tasks/1:2:3', 'PermissionDeniedException'],
  ['/hosts?sort=name', 'InvalidParameterException'],
  ['/virtual_machines?name=web*', 'InvalidParameterException'],
  ['/virtual_machines?show_optional_fields=true', 'InvalidParameterException'],
])('in an emergency %s is refused', async (path, exception) => {
  const { get, tokenOf } = openController()
  expect(await get(path, await tokenOf(emergency))).toMatchObject({
    status: 400,
    body: { exception: `com.simplivity.restapi.exceptions.${exception}` },
  })
})

test('in an emergency a backup can be restored, and nothing else be changed', async () => {
  const { send, tokenOf, backups } = openController()
  const token = await tokenOf(emergency)
  const { backup } = first(backups())
  const path = `/backups/${backup.id}`
  const body = { virtual_machine_name: 'rescued' }
  const restored = await send('POST', `${path}/restore?restore_original=false`, body, { token })
  expect(restored.status).toBe(202)
  expect((await send('POST', `${path}/lock`, {}, { token })).status).toBe(400)
})

const reader = {
  username: 'monitor@vsphere.local',
  password: 'looks only',
  role: 'read-only' as const,
}

test('a user who may only read is refused writes with a 400, but may ask what they would do', async () => {
  const { get, send, tokenOf, vms, federation } = openController({ accounts: [reader] })
  const token = await tokenOf({ username: reader.username, password: reader.password })
  expect((await get('/virtual_machines', token)).status).toBe(200)
  const { id } = first(vms())
  expect(await send('POST', `/virtual_machines/${id}/power_off`, {}, { token })).toMatchObject({
    status: 400,
    body: {
      status: '400',
      exception: 'com.simplivity.restapi.exceptions.PermissionDeniedException',
    },
  })
  const plan = { virtual_machine_id: [id], policy_id: first(federation.rules.keys()) }
  const report = await send('POST', '/virtual_machines/policy_impact_report/apply_policy', plan, {
    token,
  })
  expect(report.status).toBe(200)
})

test('users have sessions of their own', async () => {
  const { tokenOf, get } = openController({ accounts: [reader] })
  const mine = await tokenOf()
  const theirs = await tokenOf({ username: reader.username, password: reader.password })
  expect(mine).not.toBe(theirs)
  await get('/oauth/revoke', theirs)
  expect((await get('/hosts', mine)).status).toBe(200)
})

test('tokens that are revoked early are over, and a new sign-in gives a new one', () => {
  const clock = { at: 1_000_000 }
  let revokedAt = 0
  const sessions = createSessions(
    () => clock.at,
    '',
    () => revokedAt,
  )
  const holder = { username: 'ana', role: 'administrator', emergency: false } as const
  const { token } = sessions.open(holder)
  clock.at += 1000
  revokedAt = clock.at
  const asked = new Request('https://controller.test/api/hosts', {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(sessions.admit(asked)).toBeInstanceOf(Response)
  expect(sessions.open(holder).token).not.toBe(token)
})
