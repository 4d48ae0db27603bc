import type { Refusal } from './refusal'
import { badRequest, Refused, tooLarge, wrongMediaType } from './refusal'
import type { Route } from './route'

/** The newest version of the API that a controller knows; a later media type is as foreign as none. */
export const newestVersion = 25
const mostBytes = 2 ** 20

const versionOf = (type: string): number | null => {
  const found = /^application\/vnd\.simplivity\.v1(?:\.(\d+))?\+json$/.exec(type)
  return found ? Number(found[1] ?? 0) : null
}

/** Null where a body of this type will do (facts.md 3: the type is a minimum, of writes only). */
const refusalOf = (type: string, takes: Route['takes']): Refusal | null => {
  if (takes === undefined) return null
  const version = versionOf(type)
  const fits =
    takes === 'json'
      ? type === 'application/json'
      : version !== null && version >= takes && version <= newestVersion
  return fits ? null : wrongMediaType(type)
}

/** The JSON of a write. Refuses another media type (415), what is too large (413), and no JSON (400). */
export const readJson = async (request: Request, { takes }: Route): Promise<unknown> => {
  if (takes === undefined) return undefined
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
  const refusal = refusalOf(type, takes)
  if (refusal) throw new Refused(refusal)
  const text = await request.text()
  if (text.length > mostBytes) throw new Refused(tooLarge())
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(badRequest('InvalidBodyException', 'The body is not JSON.'))
  }
}
