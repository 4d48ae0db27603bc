import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { driveSurroundings } from '../testing/driven-surroundings'
import { openTestStore } from '../testing/store'
import { createDelays, delayAfter } from './delays'

const open = async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  const driven = driveSurroundings(() => Promise.reject(new Error('none')))
  const delays = createDelays(store, driven.surroundings.now)
  /** How long somebody is made to wait for; 0: the attempt counts. */
  const knock = async (name: string, address = '192.0.2.1') =>
    (await delays.admit({ name, address }))?.waitMs ?? 0
  return { ...driven, store, delays, knock }
}

test('a delay never shrinks with failures, and never exceeds a quarter of an hour', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 20 }), (failures, free) => {
      const [one, next] = [delayAfter(failures, free), delayAfter(failures + 1, free)]
      expect(next).toBeGreaterThanOrEqual(one)
      expect(next).toBeLessThanOrEqual(900_000)
    }),
  )
  expect([2, 3, 4, 5, 12, 13].map((failures) => delayAfter(failures, 3))).toEqual([
    0, 1000, 2000, 4000, 512_000, 900_000,
  ])
})

test('three guesses at a name are free; then each waits twice as long as the one before', async () => {
  const { knock, advance } = await open()
  expect([await knock('ada'), await knock('ada'), await knock('ada')]).toEqual([0, 0, 0])
  for (const wait of [1000, 2000, 4000, 8000]) {
    expect(await knock('ada')).toBe(wait)
    await advance(wait - 1)
    expect(await knock('ada')).toBe(1)
    await advance(1)
    expect(await knock('ada')).toBe(0)
  }
})

test('the wait of one name is not that of another, from wherever it is tried', async () => {
  const { knock } = await open()
  for (let from = 1; from <= 3; from += 1) await knock('ada', `192.0.2.${from}`)
  expect(await knock('ada', '198.51.100.1')).toBe(1000)
  expect(await knock('eve', '198.51.100.1')).toBe(0)
})

test('an address that tries many names waits too', async () => {
  const { knock } = await open()
  for (let name = 1; name <= 10; name += 1) expect(await knock(`name-${name}`)).toBe(0)
  expect(await knock('ada')).toBe(1000)
  expect(await knock('ada', '192.0.2.2')).toBe(0)
})

test('who gets in starts anew, and leaves the address no worse than before', async () => {
  const { knock, delays } = await open()
  for (let day = 0; day < 12; day += 1) {
    expect([await knock('ada'), await knock('ada')]).toEqual([0, 0])
    await delays.succeeded({ name: 'ada', address: '192.0.2.1' })
    await delays.succeeded({ name: 'ada', address: '192.0.2.1' })
  }
})

test('a success does not wipe out what the address failed at', async () => {
  const { knock, delays } = await open()
  for (let name = 1; name <= 9; name += 1) await knock(`name-${name}`)
  await knock('own')
  await delays.succeeded({ name: 'own', address: '192.0.2.1' })
  expect(await knock('name-10')).toBe(0)
  expect(await knock('name-11')).toBe(1000)
})

test('of many at once no more get through than one after another', async () => {
  const { knock } = await open()
  const waits = await Promise.all(Array.from({ length: 30 }, () => knock('ada')))
  expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(3)
})

test('a BFF that starts anew goes on counting, and an hour of quiet is forgiven', async () => {
  const { store, surroundings, knock, advance } = await open()
  for (let tries = 0; tries < 3; tries += 1) await knock('ada')
  const other = createDelays(store, surroundings.now)
  expect(await other.admit({ name: 'ada', address: '192.0.2.9' })).toEqual({
    kind: 'name',
    waitMs: 1000,
  })
  await advance(3_600_001)
  expect(await knock('ada')).toBe(0)
  expect(await store.selectFrom('sign_in_failure').select('failures').execute()).toEqual([
    { failures: 1 },
    { failures: 1 },
  ])
})

test('a password in the field for the name is not kept', async () => {
  const { store, knock } = await open()
  await knock('correct horse battery')
  const kept = JSON.stringify(await store.selectFrom('sign_in_failure').selectAll().execute())
  expect(kept).not.toMatch(/horse|192\.0\.2\.1/)
})
