import { expect, test } from 'vitest'
import { openConsole, ownOrigin } from '../testing/console'

test.each(['/api/servers?q=%00', '/api/servers/us-west/a%00b', '/api/find?q=a%00'])(
  '%s is refused as what it is',
  async (url) => {
    const { ask, as } = await openConsole()
    const reply = await ask({ url, headers: await as('viewer') })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ kind: 'invalid-input' })
  },
)

test('in a body too', async () => {
  const { ask } = await openConsole({ config: { simulated: false } })
  const reply = await ask({
    method: 'POST',
    url: '/api/session',
    headers: { origin: ownOrigin },
    payload: { name: 'a\0', password: 'correct horse' },
  })
  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toMatchObject({ kind: 'invalid-input' })
})

test.each([
  ['lists', '[', ']', 4000],
  ['objects', '{"a":', '}', 1300],
])(
  '%s in each other without end are refused as what they are',
  async (_what, open, close, depth) => {
    const { ask } = await openConsole()
    const reply = await ask({
      method: 'POST',
      url: '/api/session/demo',
      headers: { origin: ownOrigin, 'content-type': 'application/json' },
      payload: `${open.repeat(depth)}1${close.repeat(depth)}`,
    })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ detail: expect.stringContaining('deeper') })
  },
)
