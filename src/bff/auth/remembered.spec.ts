import { expect, test } from 'vitest'
import { backgroundHeader } from '../../contract/session'
import { openConsole } from '../testing/console'
import { createRemembered, trustedMs } from './remembered'

const hourMs = 3_600_000

const openMemory = () => {
  let at = Date.parse('2026-11-20T10:00:00.000Z')
  const { recent, read, forget } = createRemembered<string>(() => new Date(at))
  return { recent, read, forget, pass: (ms: number) => (at += ms) }
}

test('what was read is remembered for two seconds, not a moment longer', async () => {
  const { recent, read, pass } = openMemory()
  expect(await read('a', async () => 'one')).toBe('one')
  pass(trustedMs - 1)
  expect(recent('a')).toBe('one')
  pass(1)
  expect(recent('a')).toBeNull()
})

test('a clock that is set back prolongs nothing', async () => {
  const { recent, read, pass } = openMemory()
  await read('a', async () => 'one')
  pass(-1)
  expect(recent('a')).toBeNull()
})

test('that there is nothing is not remembered', async () => {
  const { recent, read } = openMemory()
  expect(await read('a', async () => undefined)).toBeNull()
  expect(recent('a')).toBeNull()
  expect(await read('a', async () => 'one')).toBe('one')
})

test('what was being read while it was forgotten is not kept', async () => {
  const { recent, read, forget } = openMemory()
  const reading = read('a', async () => {
    forget()
    return 'one'
  })
  expect(await reading).toBe('one')
  expect(recent('a')).toBeNull()
})

test('it holds a thousand, not all that ever were', async () => {
  const { recent, read } = openMemory()
  for (let index = 0; index <= 1_000; index += 1) await read(`${index}`, async () => 'one')
  expect(recent('0')).toBeNull()
  expect(recent('1000')).toBe('one')
})

/** Two BFFs on one store that have no word from each other, and a session that both have just seen. */
const openTwo = async () => {
  const one = await openConsole()
  const { surroundings, waits, advance, settle } = one
  const driven = { surroundings, waits, advance, settle }
  const two = await openConsole({ store: one.store, driven })
  const headers = await one.as('viewer')
  const status = async ({ ask }: typeof one, by: 'person' | 'poll' = 'poll') => {
    const background = by === 'poll' ? { [backgroundHeader]: '1' } : {}
    return (await ask({ url: '/api/sources', headers: { ...headers, ...background } })).statusCode
  }
  expect([await status(one), await status(two)]).toEqual([200, 200])
  return { one, two, headers, status, advance }
}
const leave = { method: 'DELETE', url: '/api/session' } as const

test('a session that is ended here is over here at once', async () => {
  const { one, headers, status } = await openTwo()
  await one.ask({ ...leave, headers })
  expect(await status(one)).toBe(401)
})

test('one that an admin ends is over at once, whoever had just used it', async () => {
  const { one, status } = await openTwo()
  const admin = await one.as('admin')
  const { sessions } = (await one.ask({ url: '/api/sessions', headers: admin })).json<{
    sessions: { id: string; name: string }[]
  }>()
  const id = sessions.find(({ name }) => name === 'Demo viewer')?.id
  await one.ask({ method: 'DELETE', url: `/api/sessions/${id}`, headers: admin })
  expect(await status(one)).toBe(401)
})

test('where no word comes of its end it is over within two seconds', async () => {
  const { two, one, headers, status, advance } = await openTwo()
  await two.ask({ ...leave, headers })
  await advance(trustedMs)
  expect(await status(one)).toBe(401)
})

test('a session that nobody uses ends to the second, however often it is polled', async () => {
  const { one, status, advance } = await openTwo()
  await advance(8 * hourMs - 1_000)
  expect(await status(one)).toBe(200)
  await advance(999)
  expect(await status(one)).toBe(200)
  await advance(1)
  expect(await status(one)).toBe(401)
})

test('one that a person uses at another BFF lives on here, though here it was remembered as ending', async () => {
  const { one, two, status, advance } = await openTwo()
  await advance(8 * hourMs - 1_000)
  expect(await status(one)).toBe(200)
  expect(await status(two, 'person')).toBe(200)
  await advance(1_000)
  expect(await status(one)).toBe(200)
})
