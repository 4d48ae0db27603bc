import { expect, test } from 'vitest'
import { readOmnistackProblem } from './errors'

const read = (body: unknown) => readOmnistackProblem(400, new Headers(), body)

test('a refusal with a number tells text and number', () => {
  const body = {
    exception: 'com.simplivity.rpc.common.TaskException',
    path: '/api/policies/0fa0d890/rename',
    error_code: '13',
    message: 'Duplicate name exists.',
    timestamp: 1460129027118,
    status: '400',
  }
  expect(read(body)).toEqual({ detail: 'Duplicate name exists.', upstreamCode: '13' })
})

test('without a number, the exception is the code, by its short name', () => {
  const message = 'Object type: backup id: badid could not be found'
  const exception = 'com.simplivity.restapi.exceptions.ObjectNotFoundException'
  expect(read({ exception, message, status: '404' })).toEqual({
    detail: message,
    upstreamCode: 'ObjectNotFoundException',
  })
  expect(
    read({ error: 'Unauthorized', exception: 'com.x.SvtExceptions$UnauthorizedException' }),
  ).toEqual({ upstreamCode: 'UnauthorizedException' })
})

test('wrong credentials are told as the token service words them', () => {
  expect(read({ error: 'invalid_grant', error_description: 'Invalid credentials' })).toEqual({
    detail: 'Invalid credentials',
    upstreamCode: 'invalid_grant',
  })
})

test.each([['error_description'], ['message']])(
  'the token that a dead token is told with in %s goes no further',
  (key) => {
    const token = '4a1da31f-5405-4a93-af5c-799403ea70d6'
    const body = {
      error: 'invalid_token',
      [key]: `Access token expired due to inactivity: ${token}`,
    }
    expect(read(body)).toEqual({
      detail: 'The access token has expired.',
      upstreamCode: 'invalid_token',
    })
  },
)

test.each([['<html>Bad gateway</html>'], [null], [[]], [{}]])('%j adds nothing', (body) => {
  expect(read(body)).toEqual({})
})
