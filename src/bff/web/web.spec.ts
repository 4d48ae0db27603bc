import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../contract/session'
import { anAct, anActItem } from '../testing/an-act'
import { openConsole } from '../testing/console'
import { aServer, aTask } from '../testing/entities'
import { renderPage } from './html'
import { scriptsOf } from './manifest'
import { pageAt } from './pages'

const root = mkdtempSync(join(tmpdir(), 'web-'))
const script = `export const answer = ${'1'.repeat(3000)}`
const manifest = {
  'src/main.tsx': { file: 'assets/main.js', imports: [] },
  'src/servers/servers.route.tsx': {
    file: 'assets/servers.js',
    imports: ['_table.js', 'src/main.tsx'],
  },
  '_table.js': { file: 'assets/table.js', imports: ['src/main.tsx'] },
}
const template = `<!doctype html>
<html lang="en"><head><script type="module" src="/assets/main.js"></script>
<link rel="stylesheet" href="/assets/style.css"></head><body><div id="root"></div></body></html>`

beforeAll(() => {
  mkdirSync(join(root, 'assets'))
  mkdirSync(join(root, '.vite'))
  writeFileSync(join(root, 'assets/main.js'), script)
  writeFileSync(join(root, 'icon.svg'), '<svg/>')
  writeFileSync(join(root, 'index.html'), template)
  writeFileSync(join(root, '.vite/manifest.json'), JSON.stringify(manifest))
})
afterAll(() => rmSync(root, { recursive: true }))

const openWeb = () => openConsole({ webRoot: root })
const bootOf = (html: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/json" id="boot">(.*)<\/script>/.exec(html)?.[1] ?? 'null')

test('a file of the build is sent packed, and kept for good by its hashed name', async () => {
  const { ask } = await openWeb()
  const get = (encoding: string) =>
    ask({ url: '/assets/main.js', headers: { 'accept-encoding': encoding } })
  const packed = await get('gzip, br')
  expect(packed.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script)
  expect(gunzipSync((await get('gzip')).rawPayload).toString()).toBe(script)
  expect((await get('identity')).body).toBe(script)
})

test.each(['//[', '/%', '/servers?%', '/?a=%E0%A4%A'])('%s is odd, and no failure', async (url) => {
  const { ask } = await openWeb()
  expect((await ask(url)).statusCode).toBeLessThan(500)
})

test('a file without a hash in its name is asked for again, and found unchanged', async () => {
  const { ask } = await openWeb()
  const { headers } = await ask('/icon.svg')
  expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' })
  const again = { url: '/icon.svg', headers: { 'if-none-match': String(headers['etag']) } }
  expect((await ask(again)).statusCode).toBe(304)
})

test.each([
  '/assets/../../../etc/passwd',
  '/assets/%2e%2e/index.html',
  '/.vite/manifest.json',
  '/assets/gone.js',
  '/api/gone',
])('%s gives nothing away', async (url) => {
  const { ask } = await openWeb()
  const reply = await ask(url)
  expect(reply.body).not.toContain('root:')
  expect(reply.body).not.toContain('isEntry')
  if (url !== '/.vite/manifest.json') expect(reply.headers['content-type']).not.toContain('script')
  expect(reply.body).not.toContain('"file"')
})

test('a page comes with the session, the sources, the first window and the route’s files', async () => {
  const { ask, as, hold } = await openWeb()
  await hold('server', [aServer({ state: 'critical' }), aServer({ id: 'other', serial: 'S2' })])
  const { cookie } = await as('viewer')
  const reply = await ask({
    url: '/servers?tz=local&state=critical&sel=a~b',
    headers: { cookie: `${cookie}; theme=light` },
  })
  expect(reply.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  })
  const boot = bootOf(reply.body)
  const url = '/api/servers?state=critical&offset=0&limit=128'
  expect(Object.keys(boot)).toEqual(['/api/session', '/api/sources', url])
  expect(boot[url]).toMatchObject({ total: 1, items: [{ id: 'P1+S1' }] })
  expect(boot[url]).toEqual((await ask({ url, headers: { cookie } })).json())
  expect(reply.body).toContain('<html data-theme="light" lang="en">')
  expect(reply.body).toContain('<link rel="modulepreload" crossorigin href="/assets/table.js">')
  expect(reply.body.match(/main\.js|style\.css/g)).toHaveLength(2)
})

test('the page of a task comes as who asks may know it: a viewer not from where it was started', async () => {
  const { ask, as, hold, store } = await openWeb()
  await hold('task', [aTask({ id: 't1' })])
  const act = anAct({ address: '10.9.8.7', browser: 'Firefox on Linux' })
  await store.insertInto('act').values(act).execute()
  const item = anActItem({ task_id: 't1', task_kind: 'compute-ops-job' })
  await store.insertInto('act_item').values(item).execute()
  const shownTo = async (role: Role) => {
    const { cookie } = await as(role)
    const { body } = await ask({ url: '/tasks/us-west/t1', headers: { cookie } })
    return bootOf(body)['/api/tasks/us-west/t1']
  }
  expect(await shownTo('operator')).toMatchObject({
    act: { by: 'Ines', from: 'Firefox on Linux, 10.9.8.7' },
  })
  expect(await shownTo('viewer')).toMatchObject({ act: { by: 'Ines', from: null } })
})

test('whoever is signed out gets the page, and nothing of the estate', async () => {
  const { ask, hold } = await openWeb()
  await hold('server', [aServer({ name: 'canary' })])
  const reply = await ask('/servers')
  expect(bootOf(reply.body)).toEqual({ '/api/session': { signedIn: false, demo: true } })
  expect(reply.body).not.toContain('canary')
})

test('whoever follows a link on another site is not told to be signed out: no cookie came along', async () => {
  const { ask } = await openWeb()
  const reply = await ask({ url: '/servers', headers: { 'sec-fetch-site': 'cross-site' } })
  expect(bootOf(reply.body)).toEqual({})
})

test('a name that looks like markup stays a name', async () => {
  const { ask, as, hold } = await openWeb()
  await hold('server', [aServer({ name: '</script><script>alert(1)</script>$&' })])
  const { cookie } = await as('viewer')
  const { body } = await ask({ url: '/', headers: { cookie } })
  expect(body.match(/<script/g)).toHaveLength(2)
  expect(bootOf(body)['/api/servers?offset=0&limit=128']).toMatchObject({
    items: [{ name: '</script><script>alert(1)</script>$&' }],
  })
})

test('a URL that the list refuses still gets its page', async () => {
  const { ask, as } = await openWeb()
  const { cookie } = await as('viewer')
  const reply = await ask({ url: '/servers?sort=colour', headers: { cookie } })
  expect(reply.statusCode).toBe(200)
  expect(Object.keys(bootOf(reply.body))).toEqual(['/api/session', '/api/sources'])
})

test('a theme that is none is left out', () => {
  const page = renderPage(template, manifest, {
    module: null,
    theme: null,
    version: 'a1',
    boot: {},
  })
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('<meta name="version" content="a1">')
  expect(page).not.toContain('modulepreload')
})

test('nothing of the page may run but its own scripts', async () => {
  const { ask } = await openWeb()
  const { headers, body } = await ask('/servers')
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';" +
      "connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  )
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  })
  expect(body).not.toMatch(/<style|<script>|onload=/)
  for (const url of ['/api/servers', '/api/nothing', '/healthz', '/nowhere/at/all'])
    expect((await ask(url)).headers).toMatchObject({
      'content-security-policy': headers['content-security-policy'],
      'x-content-type-options': 'nosniff',
    })
})

test('a console on https tells browsers to stay there, one on http does not', async () => {
  const secured = await openConsole({ config: { publicUrl: 'https://console.example.org' } })
  const { headers } = await secured.ask('/healthz')
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  const plain = await openConsole()
  expect((await plain.ask('/healthz')).headers).not.toHaveProperty('strict-transport-security')
})

test('a detail page comes with what it is about', async () => {
  const { ask, as, hold } = await openWeb()
  await hold('server', [aServer({ state: 'critical' })])
  const { cookie } = await as('viewer')
  const { body } = await ask({ url: '/servers/us-west/P1%2BS1', headers: { cookie } })
  const url = '/api/servers/us-west/P1%2BS1/page'
  expect(Object.keys(bootOf(body))).toEqual(['/api/session', '/api/sources', url])
  expect(bootOf(body)[url]).toEqual((await ask({ url, headers: { cookie } })).json())
  const gone = await ask({ url: '/servers/us-west/gone', headers: { cookie } })
  expect([gone.statusCode, Object.keys(bootOf(gone.body)).length]).toEqual([200, 2])
})

const entity = (sourceId: string, id: string) => ({ sourceId, id })

test.each([
  ['/', 'src/servers/servers.route.tsx', '/api/servers', null],
  ['/servers', 'src/servers/servers.route.tsx', '/api/servers', null],
  ['/backups', 'src/backups/backups.route.tsx', '/api/vms', null],
  ['/tasks/', 'src/tasks/tasks.route.tsx', '/api/tasks', null],
  ['/servers/a/P1%2BS1', 'src/servers/server.route.tsx', '/api/servers', entity('a', 'P1+S1')],
  ['/backups/a/v1', 'src/backups/vm.route.tsx', '/api/vms', entity('a', 'v1')],
])('%s is shown by %s', (pathname, module, path, of) => {
  expect(pageAt(pathname)).toMatchObject({ module, path, entity: of })
})

test.each(['/nowhere', '/servers/one', '/servers/a/b/c', '/servers/a/%E0%A4%A'])(
  '%s is no page',
  (path) => {
    expect(pageAt(path)).toBeNull()
  },
)

test('a module that the build does not have needs no scripts', () => {
  expect(scriptsOf(manifest, 'src/gone.tsx')).toEqual([])
})
