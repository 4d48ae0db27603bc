import { expect, test } from 'vitest'
import { badParameter, refusal } from './refusal'

test.each([
  [400, 'HPE_GL_ERROR_BAD_REQUEST'],
  [403, 'HPE_GL_ERROR_FORBIDDEN'],
  [404, 'HPE_GL_ERROR_NOT_FOUND'],
  [406, 'HPE_GL_ERROR_NOT_ACCEPTABLE'],
  [500, 'HPE_GL_ERROR_INTERNAL_SERVER_ERROR'],
])('%i is %s, with the four members that every error has', async (status, errorCode) => {
  const answer = refusal(status, 'Words.')
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual({
    httpStatusCode: status,
    errorCode,
    message: 'Words.',
    debugId: expect.stringMatching(/^[\da-f]{32}$/),
  })
})

test.each([
  ['compute-ops', 'HPE-GL-COMPUTE_OPS-0400001'],
  ['data-services', 'HPE_GL_DATA_SERVICES_INVALID_PARAMETER'],
  ['virtualization', 'HPE_GL_ERROR_BAD_REQUEST'],
] as const)('%s names a bad parameter under its own code', async (service, errorCode) => {
  expect(await badParameter(service, 'limit', 'Must be less.').json()).toMatchObject({
    errorCode,
    errorDetails: [
      {
        type: 'hpe.greenlake.bad_request',
        issues: [{ source: 'query.parameter', subject: 'limit', description: 'Must be less.' }],
      },
    ],
  })
})
