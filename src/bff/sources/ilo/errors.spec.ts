import { expect, test } from 'vitest'
import { readIloProblem } from './errors'

const read = (body: unknown) => readIloProblem(401, new Headers(), body)
const info = (...messages: object[]) => ({
  error: { code: 'iLO.0.10.ExtendedInfo', '@Message.ExtendedInfo': messages },
})

test.each([
  ['iLO 4', { Messages: [{ MessageID: 'Base.0.10.NoValidSession' }] }],
  ['iLO 5', info({ MessageId: 'Base.1.4.NoValidSession' })],
  ['iLO 6', info({ MessageId: 'Base.1.12.NoValidSession' })],
  ['an iLO 4 that says it twice', info({ MessageID: 'Base.0.10.NoValidSession' })],
])('the key that %s sends is known whatever its registry', (_, body) => {
  expect(read(body)).toEqual({
    upstreamCode: 'NoValidSession',
    detail: 'It knows no session for our requests.',
  })
})

test('a key without a sentence of ours stands alone', () => {
  expect(read(info({ MessageId: 'iLO.2.14.PropertyValueBadParam' }))).toEqual({
    upstreamCode: 'PropertyValueBadParam',
  })
})

test('a BMC that sends text is quoted', () => {
  const message = {
    MessageId: 'Base.1.8.InsufficientPrivilege',
    Message: 'There are insufficient privileges for the account.',
    Resolution: 'Use another account.',
  }
  expect(read(info(message)).detail).toBe(
    'There are insufficient privileges for the account. Use another account.',
  )
})

test.each([['<html>'], [null], [{}], [{ error: {} }], [info()], [info({})]])(
  '%j adds nothing',
  (body) => {
    expect(read(body)).toEqual({})
  },
)
