import { expect, test } from 'vitest'
import { first, openController } from './open-controller'

const vendor = (version: string) => `application/vnd.simplivity.v1${version}+json`

test.each([
  ['rename a backup', '/rename', vendor(''), 202],
  ['rename a backup', '/rename', vendor('.25'), 202],
  ['rename a backup, by a version to come', '/rename', vendor('.26'), 415],
  ['rename a backup', '/rename', 'application/json', 415],
  ['rename a backup', '/rename', '', 415],
  ['lock a backup', '/lock', vendor(''), 415],
  ['lock a backup', '/lock', vendor('.1'), 202],
  ['restore files', '/restore_files', vendor('.8'), 415],
])('%s (%s) as "%s": %i', async (_, verb, type, status) => {
  const { send, backups } = openController()
  const path = `/backups/${first(backups()).backup.id}${verb}`
  expect((await send('POST', path, { backup_name: 'renamed' }, { type })).status).toBe(status)
})

test('a media type that is too old is named, with the time in ISO', async () => {
  const { send, backups } = openController()
  const path = `/backups/${first(backups()).backup.id}/lock`
  expect((await send('POST', path, {}, { type: vendor('') })).body).toEqual({
    status: '415',
    path: `/api${path}`,
    exception: 'org.springframework.web.HttpMediaTypeNotSupportedException',
    message: "Content type 'application/vnd.simplivity.v1+json' not supported",
    timestamp: '2026-11-21T08:00:00Z',
  })
})

test('a controller is shut down in plain JSON, and in nothing else', async () => {
  const { send, federation } = openController()
  const path = `/hosts/${first(federation.hosts).id}/shutdown_virtual_controller`
  expect((await send('POST', path)).status).toBe(415)
  expect((await send('POST', path, {}, { type: 'application/json' })).status).toBe(200)
})

test('what is no JSON is refused, and what is too large', async () => {
  const { request, tokenOf } = openController()
  const headers = { authorization: `Bearer ${await tokenOf()}`, 'content-type': vendor('.14') }
  const post = (body: string) => request('/api/policies', { method: 'POST', headers, body })
  expect(await post('{"name":')).toMatchObject({
    status: 400,
    body: { exception: expect.stringMatching(/InvalidBodyException$/) },
  })
  expect(await post(' '.repeat(2 ** 20 + 1))).toMatchObject({
    status: 413,
    body: { status: '413', exception: expect.stringMatching(/BodyTooLargeException$/) },
  })
})

test('a body at fault is refused by the name of the field', async () => {
  const { send } = openController()
  expect(await send('POST', '/policies', { name: '' })).toMatchObject({
    status: 400,
    body: { message: 'Invalid name: must not be empty' },
  })
})

test('an address that there is not is a 404 of the framework; another method is a 405', async () => {
  const { get, send } = openController()
  expect(await get('/tasks')).toMatchObject({
    status: 404,
    body: { status: 404, error: 'Not Found', path: '/api/tasks' },
  })
  expect(await send('DELETE', '/hosts')).toMatchObject({
    status: 405,
    body: { status: '405', message: "Request method 'DELETE' not supported" },
  })
})
