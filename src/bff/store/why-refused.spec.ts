import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openStore } from './store'
import { whyRefused } from './why-refused'

const place = { url: 'postgres://sightline:canary@db.example:6432/ops' }
const failure = (code: string, message = code) => Object.assign(new Error(message), { code })

test.each([
  ['ECONNREFUSED', /^Nothing listens at db\.example, port 6432: start PostgreSQL there/],
  ['ENOTFOUND', /^The host db\.example is not known here/],
  ['EAI_AGAIN', /^The host db\.example is not known here/],
  ['ETIMEDOUT', /^There is no way to db\.example, port 6432/],
  ['EHOSTUNREACH', /^There is no way to db\.example, port 6432/],
  ['28P01', /^PostgreSQL at db\.example, port 6432 refuses the user or the password/],
  ['3D000', /has no database of that name/],
  ['57P03', /is still starting: wait a moment/],
])('a PostgreSQL that answers %s is told by what is so and what to do', (code, words) => {
  const why = whyRefused(place, failure(code))
  expect(why).toMatch(words)
  expect(why).toMatch(/then start Sightline again\.$/)
  expect(why).not.toMatch(/version/)
})

test('a way on which nobody answers in time is told as no way', () => {
  for (const text of [
    'timeout exceeded when trying to connect',
    'Connection terminated due to connection timeout',
  ])
    expect(whyRefused(place, new Error(text))).toMatch(/^There is no way to db\.example/)
})

test('of a name with several addresses the last failure speaks', () => {
  const both = new AggregateError([failure('EHOSTUNREACH'), failure('ECONNREFUSED')])
  expect(whyRefused({ url: 'postgres://localhost/ops' }, both)).toMatch(
    /^Nothing listens at localhost, port 5432/,
  )
})

test('what is no URL is told as that', () => {
  expect(whyRefused({ url: 'db.example' }, failure('ENOTFOUND'))).toMatch(/^Its URL is not one/)
})

test('only what another version wrote is told as that, and what else is wrong in its own words', () => {
  const newer = new Error('corrupted migrations: previously executed migration 9999 is missing')
  expect(whyRefused(place, newer)).toMatch(/cannot be used by this version of Sightline/)
  const file = { file: '/var/lib/sightline.db' }
  expect(whyRefused(file, newer)).toMatch(/cannot be used by this version of Sightline/)
  expect(whyRefused(file, new Error('file is not a database'))).toBe(
    'It says: file is not a database',
  )
})

test('opening a PostgreSQL that is not there says where it was looked for, never with what', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const url = `postgres://sightline:canary@127.0.0.1:${port}/ops`
  const opened = openStore({ url }).then(
    () => 'opened',
    (error: unknown) => String(error),
  )
  expect(await opened).toContain(`Nothing listens at 127.0.0.1, port ${port}`)
  expect(await opened).not.toContain('canary')
})
