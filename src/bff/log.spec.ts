import { expect, test } from 'vitest'
import { openFederation } from './sources/omnistack/testing/open-federation'
import { aService, aSource } from './testing/a-source'
import { openConsole } from './testing/console'

const canary = 'canary-4711'
const linesOf = (lines: string[]) =>
  lines.map((line): Record<string, unknown> & { msg: string } => JSON.parse(line))

test('a request to a source that fails is one line: where, why, the id for support, which try', async () => {
  const service = aService({ id: 'data-services' })
  const { lines } = await openConsole({ sources: [aSource({ services: [service] })] })
  service.tally.observe({
    ms: 12,
    attempt: 2,
    requestId: null,
    problem: {
      kind: 'upstream-error',
      title: 'COM us-west failed',
      detail: 'Try again.',
      status: 503,
      upstreamCode: 'HPE_GL_1',
      supportId: 'd1',
    },
  })
  service.tally.observe({ ms: 12, attempt: 3, requestId: null, problem: null })
  expect(linesOf(lines).filter(({ msg }) => msg === 'upstream request failed')).toMatchObject([
    {
      level: 30,
      source: 'us-west',
      service: 'data-services',
      kind: 'upstream-error',
      status: 503,
      upstreamCode: 'HPE_GL_1',
      supportId: 'd1',
      attempt: 2,
      ms: 12,
    },
  ])
})

test('what a person asks of a source bears the id of their request, in every line', async () => {
  const federation = openFederation()
  const console = await openConsole({ sources: [federation.source], driven: { ...federation } })
  await federation.collect('hosts')
  federation.down.add('controller-1.test')
  const headers = await console.as('operator')
  const test = console.ask({ method: 'POST', url: '/api/sources/fed-paris/test', headers })
  await federation.advance(20_000)
  await test
  const lines = linesOf(console.lines)
  const answered = lines.find(({ route }) => route === '/api/sources/:id/test')
  const failed = lines.filter(({ msg }) => msg === 'upstream request failed')
  expect(answered?.['reqId']).toMatch(/^[\da-f-]{36}$/)
  expect(failed.map(({ reqId }) => reqId)).toContain(answered?.['reqId'])
})

test('a problem of our own making bears the id of its line, a source’s the id of the source', async () => {
  const { app, ask, lines } = await openConsole()
  app.get('/api/broken', { config: { role: 'anyone' } }, () => {
    throw new Error('broken')
  })
  const { supportId } = (await ask('/api/broken')).json<{ supportId: string }>()
  const line = linesOf(lines).find(({ msg }) => msg === 'request failed')
  expect(line?.['reqId']).toBe(supportId)
})

const places: [string, (say: (message: string) => Error) => unknown][] = [
  ['message', (say) => say('')],
  ['cause', (say) => new Error('outer', { cause: say('') })],
  [
    'cause of a cause',
    (say) => new Error('outer', { cause: new Error('middle', { cause: say('') }) }),
  ],
  ['thing thrown that is no error', (say) => say('').message],
]

test.each(places)(
  'no secret, account or address in the %s of an error is logged',
  async (_where, make) => {
    const { app, ask, lines } = await openConsole()
    const say = () =>
      new Error(
        `Bearer ${canary} to https://${canary}.example.net/x?token=${canary} for ${canary}@example.com, password=${canary}, 10.9.8.7:443`,
      )
    app.get('/api/broken', { config: { role: 'anyone' } }, () => {
      throw make(say)
    })
    const reply = await ask('/api/broken')
    expect(lines.join('')).toContain('request failed')
    expect(`${lines.join('')}${reply.body}`).not.toMatch(/canary|10\.9\.8\.7/)
  },
)

test('a line keeps what caused an error, as far as it goes', async () => {
  const { app, lines } = await openConsole()
  const root = new Error('the disk is full')
  app.log.error({ err: new Error('not written', { cause: root }) }, 'failed')
  expect(linesOf(lines).find(({ msg }) => msg === 'failed')).toMatchObject({
    err: { message: 'not written', cause: { message: 'the disk is full' } },
  })
  const round: Error & { cause?: unknown } = new Error('round')
  round.cause = round
  expect(() => app.log.error({ err: round }, 'failed again')).not.toThrow()
})

test('headers, bodies, queries and paths of requests stay out, whoever logs them', async () => {
  const { app, ask, as, lines } = await openConsole()
  app.post('/api/chatty/:id', { config: { role: 'anyone' } }, (request) => {
    request.log.info({ req: request, res: request.raw }, 'a library logs it all')
    return {}
  })
  const headers = { ...(await as('viewer')), authorization: `Bearer ${canary}` }
  for (const url of [`/api/chatty/${canary}?token=${canary}`, `/api/${canary}`])
    await ask({ method: 'POST', url, headers, payload: { password: canary } })
  await ask({ url: `/api/servers?q=${canary}`, headers })
  const log = lines.join('')
  expect(log).toContain('"route":"/api/chatty/:id"')
  expect(log).not.toContain(canary)
  expect(log).not.toContain(headers.cookie.split('=')[1])
})
