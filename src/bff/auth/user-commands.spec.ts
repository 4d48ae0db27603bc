import { expect, onTestFinished, test } from 'vitest'
import { openConsole, ownOrigin } from '../testing/console'
import { openTestStore } from '../testing/store'
import { trustedMs } from './remembered'
import type { UserCommand } from './user-commands'
import { runUserCommand } from './user-commands'

const slow = { timeout: 60_000 }
const password = 'correct horse'

const open = async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  const console = await openConsole({ config: { simulated: false }, store })
  const run = (
    command: { run: UserCommand['run']; name?: string; role?: string },
    given = password,
  ) =>
    runUserCommand(
      store,
      console.surroundings.now(),
      { config: '', ...command } as UserCommand,
      given,
    )
  await run({ run: 'add-user', name: 'ada', role: 'admin' })
  const signIn = (name: string) =>
    console.ask({
      method: 'POST',
      url: '/api/session',
      headers: { origin: ownOrigin },
      payload: { name, password },
    })
  return { ...console, run, signIn }
}

test(
  'an account that is disabled is out within two seconds, and in again when it is enabled',
  slow,
  async () => {
    const { ask, run, signIn, advance } = await open()
    const cookie = String((await signIn('ada')).headers['set-cookie']).split(';')[0] ?? ''
    const status = async () => (await ask({ url: '/api/sources', headers: { cookie } })).statusCode
    expect(await status()).toBe(200)
    expect((await run({ run: 'disable-user', name: 'ada' })).lines).toEqual([
      'ada may no longer sign in; its sessions end within two seconds.',
    ])
    await advance(trustedMs)
    expect(await status()).toBe(401)
    const refused = await signIn('ada')
    expect([refused.statusCode, refused.json<{ title: string }>().title]).toEqual([
      403,
      'This account is disabled',
    ])
    await run({ run: 'enable-user', name: 'ada' })
    expect((await signIn('ada')).statusCode).toBe(200)
    expect(await status()).toBe(401)
  },
)

test('that an account is disabled is told only to who knows its password', slow, async () => {
  const { ask, run } = await open()
  await run({ run: 'disable-user', name: 'ada' })
  const guess = await ask({
    method: 'POST',
    url: '/api/session',
    headers: { origin: ownOrigin },
    payload: { name: 'ada', password: 'guess' },
  })
  expect(guess.json()).toMatchObject({ title: 'Name or password is wrong' })
})

test('a new password does not enable an account', slow, async () => {
  const { run, signIn } = await open()
  await run({ run: 'disable-user', name: 'ada' })
  const { lines } = await run({ run: 'add-user', name: 'ada', role: 'viewer' })
  expect(lines).toEqual(['ada is viewer, but disabled: user enable ada.'])
  expect((await signIn('ada')).statusCode).toBe(403)
})

test('the list says who may what, and who was here', slow, async () => {
  const { run, signIn } = await open()
  await run({ run: 'add-user', name: 'somebody-else', role: 'viewer' })
  await run({ run: 'disable-user', name: 'somebody-else' })
  await signIn('ada')
  expect((await run({ run: 'list-users' })).lines).toEqual([
    'name           role    state                          last signed in',
    'ada            admin   may sign in                    2026-11-20 10:00 UTC',
    'somebody-else  viewer  disabled 2026-11-20 10:00 UTC  never',
  ])
})

test('nobody is in the list of an empty store', async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  const said = await runUserCommand(store, new Date(), { run: 'list-users', config: '' }, '')
  expect(said).toEqual({ ok: true, lines: ['There are no local accounts.'] })
})

test.each([
  ['a name that nobody has', { run: 'disable-user', name: 'eve' }, password, 'no account "eve"'],
  ['a short password', { run: 'add-user', name: 'eve', role: 'viewer' }, 'short', '8 to 1000'],
] as const)(
  '%s is refused in a sentence, and nothing is done',
  slow,
  async (_what, command, given, words) => {
    const { run, store } = await open()
    const before = await store.selectFrom('audit').selectAll().execute()
    const { ok, lines } = await run(command, given)
    expect(ok).toBe(false)
    expect(lines).toEqual([expect.stringContaining(words)])
    expect(await store.selectFrom('audit').selectAll().execute()).toEqual(before)
  },
)

test('every change is in the audit log', slow, async () => {
  const { run, store } = await open()
  await run({ run: 'disable-user', name: 'ada' })
  await run({ run: 'enable-user', name: 'ada' })
  const lines = await store
    .selectFrom('audit')
    .select(['actor', 'action', 'target'])
    .orderBy('id')
    .execute()
  const by = { actor: 'command line', target: 'ada' }
  expect(lines).toEqual([
    { ...by, action: 'account-changed' },
    { ...by, action: 'account-disabled' },
    { ...by, action: 'account-enabled' },
  ])
})
