import { badField, refusal, Refused } from './refusal'
import type { Route } from './route'

const json = 'application/json'
const mergePatch = 'application/merge-patch+json'

/** PATCH is a merge patch; Data Services and their kin tolerate plain JSON too (facts.md 4.4, 5). */
const takenBy = ({ method, service, takes }: Route): readonly string[] => {
  if (takes) return takes
  if (method !== 'PATCH') return [json]
  return service === 'compute-ops' ? [mergePatch] : [mergePatch, json]
}

/** The JSON of a request; undefined where it has no body. Refuses another media type (415) and no JSON. */
export const readRequestBody = async (request: Request, route: Route): Promise<unknown> => {
  if (route.method === 'GET') return undefined
  const text = await request.text()
  if (text === '') return undefined
  const taken = takenBy(route)
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (!taken.includes(type ?? ''))
    throw new Refused(refusal(415, `The body must be ${taken.join(' or ')}.`))
  try {
    return JSON.parse(text)
  } catch {
    throw badField(route.service, 'body', 'Must be JSON.')
  }
}
