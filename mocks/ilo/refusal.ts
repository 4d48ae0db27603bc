import type { Machine } from '../estate/types'

export type Generation = Machine['ilo']['generation']

/** The registry that each generation names in its messages (facts.md 4: versions move). */
const base: Record<Generation, string> = {
  4: 'Base.0.10',
  5: 'Base.1.4',
  6: 'Base.1.12',
  7: 'Base.1.18',
}

/** Keys of the Base registry, but for the last, which is the iLO's own. */
export type MessageKey =
  | 'Created'
  | 'InternalError'
  | 'ResourceNotReadyRetry'
  | 'Success'
  | 'NoValidSession'
  | 'ResourceMissingAtURI'
  | 'SessionLimitExceeded'
  | 'UnauthorizedLoginAttempt'

const see = 'See @Message.ExtendedInfo for more information.'

/**
 * How an iLO says anything, a success too: a key without text. iLO 4 spells it `MessageID`, and says it
 * twice (facts.md 4).
 */
export const message = (
  generation: Generation,
  status: number,
  key: MessageKey,
  headers: Record<string, string>,
): Response => {
  const own = generation === 4 ? 'iLO.0.10' : 'iLO.2.25'
  const id = `${key === 'UnauthorizedLoginAttempt' ? own : base[generation]}.${key}`
  const error = { code: 'iLO.0.10.ExtendedInfo', message: see }
  const body =
    generation === 4
      ? {
          '@odata.type': '#ExtendedInfo.ExtendedInfo',
          Type: 'ExtendedError.1.0.0',
          Messages: [{ MessageID: id }],
          error: { ...error, '@Message.ExtendedInfo': [{ MessageID: id }] },
        }
      : { error: { ...error, '@Message.ExtendedInfo': [{ MessageId: id }] } }
  return Response.json(body, { status, headers })
}
