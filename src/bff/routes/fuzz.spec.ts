import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCollector, aSource, openConsole } from '../testing/console'
import { aBackup, aServer, aTask, aVm, anActivity } from '../testing/entities'

const paths = [
  '/api/servers',
  '/api/activities',
  '/api/vms',
  '/api/tasks',
  '/api/vms/us-west/v1/backups',
  '/api/histograms/activities',
  '/api/histograms/tasks',
  '/api/find',
  '/api/sources',
  '/api/sources/us-west',
  '/api/session',
  '/servers',
  '/backups',
]

const furnished = async () => {
  const console = await openConsole({
    sources: [
      aSource({ collectors: [aCollector(), aCollector({ collection: 'vms', entity: 'vm' })] }),
    ],
  })
  await console.hold('server', [aServer()])
  await console.hold('activity', [anActivity()])
  await console.hold('vm', [aVm()])
  await console.hold('backup', [aBackup()])
  await console.hold('task', [aTask()])
  return { ...console, headers: await console.as('viewer') }
}

const names = [
  'q',
  'sort',
  'offset',
  'limit',
  'anchor',
  'since',
  'until',
  'state',
  'server',
  'vm',
  'source',
]
const values = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '-',
    '%',
    "'",
    '"; drop table server; --',
    '\\',
    '\u0000',
    '~',
    'us-west~',
    'null',
    '1e9',
    '-1',
    'state',
    '-state,name',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)
const search = fc
  .array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 6 })
  .map((pairs) => new URLSearchParams(pairs).toString())

test(
  'no query string makes a route fail: it answers, or says what does not fit',
  { timeout: 60_000 },
  async () => {
    const { ask, headers } = await furnished()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), search, async (path, text) => {
        const reply = await ask({ url: `${path}?${text}`, headers })
        expect([path, text, reply.statusCode]).toEqual([
          path,
          text,
          expect.toSatisfy((status: number) => status === 200 || status === 400 || status === 404),
        ])
        if (reply.statusCode === 400) expect(reply.json()).toMatchObject({ kind: 'invalid-input' })
      }),
      { numRuns: 400 },
    )
  },
)

test('no id makes a detail fail', { timeout: 60_000 }, async () => {
  const { ask, headers } = await furnished()
  const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
  const list = fc.constantFrom('servers', 'activities', 'vms', 'tasks')
  await fc.assert(
    fc.asyncProperty(list, id, id, async (name, source, other) => {
      const url = `/api/${name}/${encodeURIComponent(source)}/${encodeURIComponent(other)}`
      expect([400, 404]).toContain((await ask({ url, headers })).statusCode)
    }),
    { numRuns: 200 },
  )
})

test('no body makes a sign-in fail, or succeed', { timeout: 60_000 }, async () => {
  const { ask, headers } = await furnished()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/api/session/demo'), fc.json(), async (url, payload) => {
      const reply = await ask({
        method: 'POST',
        url,
        headers: { origin: headers.origin, 'content-type': 'application/json' },
        payload,
      })
      expect(reply.statusCode).toBe(400)
      expect(reply.headers['set-cookie']).toBeUndefined()
    }),
    { numRuns: 100 },
  )
})

test('no header makes a route fail', { timeout: 60_000 }, async () => {
  const { ask, headers } = await furnished()
  const name = fc.constantFrom(
    'cookie',
    'if-none-match',
    'accept-encoding',
    'x-sightline-background',
    'accept',
  )
  await fc.assert(
    fc.asyncProperty(name, fc.stringMatching(/^[ -~]{0,60}$/), async (header, value) => {
      const reply = await ask({ url: '/api/servers', headers: { ...headers, [header]: value } })
      expect(reply.statusCode).toBeLessThan(500)
    }),
    { numRuns: 200 },
  )
})
