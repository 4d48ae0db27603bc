import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { Problem } from '../../../contract/problem'
import { kindOfStatus, problemOfFailure, upstreamProblem } from '../../upstream/problems'

/** OAuth's words for what is wrong with us rather than with the person. */
const ourFault = new Set(['invalid_client', 'unauthorized_client', 'invalid_scope'])
const passing = new Set(['temporarily_unavailable', 'server_error'])

const ofClient = (name: string, error: ClientError): Problem => {
  if (error.code === 'OAUTH_TIMEOUT')
    return upstreamProblem(name, 'timeout', 'No answer within ten seconds.')
  if (error.cause instanceof Response && error.cause.status >= 400)
    return upstreamProblem(name, kindOfStatus(error.cause.status), 'It answered with an error.')
  if (error.code === undefined) return problemOfFailure(name, error)
  const more = { upstreamCode: error.code }
  return upstreamProblem(name, 'bad-answer', 'What it sent does not stand up to the checks.', more)
}

/** What came between us and the identity provider, in words; nothing that it sent is quoted. */
export const problemOfProvider = (name: string, error: unknown): Problem => {
  if (error instanceof AuthorizationResponseError)
    return passing.has(error.error)
      ? upstreamProblem(name, 'upstream-error', 'It cannot sign anybody in at the moment.')
      : upstreamProblem(name, ourFault.has(error.error) ? 'bad-credentials' : 'forbidden', '')
  if (error instanceof ResponseBodyError) {
    if (ourFault.has(error.error))
      return upstreamProblem(name, 'bad-credentials', 'Client id or secret are not right.')
    const kind = error.error === 'invalid_grant' ? 'refused' : kindOfStatus(error.status)
    return upstreamProblem(name, kind, 'It did not confirm the sign-in.')
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    const ofPerson = error.cause.some(({ parameters }) => parameters['error'] === 'invalid_token')
    return ofPerson
      ? upstreamProblem(name, 'refused', 'It did not confirm the sign-in.')
      : upstreamProblem(name, 'bad-credentials', 'Client id or secret are not right.')
  }
  return error instanceof ClientError ? ofClient(name, error) : problemOfFailure(name, error)
}
