import { badParameter, Refused } from '../refusal'

/** A query parameter that is true or false, and false where it is left out. Refuses anything else. */
export const readFlag = (search: URLSearchParams, name: string): boolean => {
  const text = search.get(name) ?? 'false'
  if (text !== 'true' && text !== 'false')
    throw new Refused(badParameter('compute-ops', name, 'Must be true or false.'))
  return text === 'true'
}
