import { expect, test } from 'vitest'
import { readGreenlakeProblem } from './errors'

const read = (body: unknown) => readGreenlakeProblem(400, new Headers(), body)

test('the current shape: message, code and the debug id that support asks for', () => {
  expect(
    read({
      httpStatusCode: 404,
      errorCode: 'HPE_GL_ERROR_NOT_FOUND',
      message: 'Server not found.',
      debugId: '0123456789abcdef0123456789abcdef',
    }),
  ).toEqual({
    detail: 'Server not found.',
    upstreamCode: 'HPE_GL_ERROR_NOT_FOUND',
    supportId: '0123456789abcdef0123456789abcdef',
  })
})

test('the issues of a bad request say which parameter it was', () => {
  const problem = read({
    httpStatusCode: '400',
    errorCode: 'HPE_GL_ERROR_BAD_REQUEST',
    message: 'Bad request.',
    debugId: '12312-123123',
    errorDetails: [
      {
        type: 'hpe.greenlake.bad_request',
        issues: [
          { source: 'query.parameter', subject: 'limit', description: 'Must be at most 100.' },
          { source: 'field', subject: 'name' },
        ],
      },
      {
        type: 'hpe.greenlake.metadata',
        source: 'compute-ops-mgmt',
        metadata: { details: 'See limit.' },
      },
      'not an object',
    ],
  })
  expect(problem.detail).toBe('Bad request. limit: Must be at most 100. name See limit.')
})

test('the older shape: error and trace id', () => {
  expect(
    read({ error: 'Missing required field(s)', errorCode: '422', traceId: '18e7b6adf90315de' }),
  ).toEqual({
    detail: 'Missing required field(s)',
    upstreamCode: '422',
    supportId: '18e7b6adf90315de',
  })
})

test('the older shape without a trace id', () => {
  expect(read({ error: 'Not allowed', errorCode: 'BAD_REQUEST' })).toEqual({
    detail: 'Not allowed',
    upstreamCode: 'BAD_REQUEST',
  })
})

test('the shape of OAuth', () => {
  expect(read({ error: 'invalid_client', error_description: 'Unknown client.' })).toEqual({
    detail: 'Unknown client.',
    upstreamCode: 'invalid_client',
  })
})

test('escapes in a message are undone', () => {
  expect(read({ message: String.raw`Value \u003e 100` }).detail).toBe('Value > 100')
})

test.each([[null], ['upstream connect error or disconnect'], [[]], [{}], [{ message: 7 }]])(
  '%j adds nothing to what the status says',
  (body) => {
    expect(read(body)).toEqual({})
  },
)
