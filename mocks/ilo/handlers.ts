import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { Estate } from '../estate/estate'
import { ilo4Paths, ilo4Resource } from './ilo-4'
import { legacyResources } from './legacy'
import { createView } from './machine'
import { modernResources, sessionResource } from './modern'
import { etagOf, type Resource, withSlashes } from './redfish'
import { message, type MessageKey } from './refusal'
import { createSessions, type Credentials, isBasic, type Session } from './sessions'

type Place = { model: 'rest' | 'redfish'; path: string; slash: boolean }

const sessionLists = { rest: 'Sessions', redfish: 'SessionService/Sessions' } as const

/** Where an address points, below which root; links differ in letter case (facts.md 1). */
const placeOf = (pathname: string, known: readonly string[]): Place | null => {
  const match = /^\/(rest|redfish)\/v1(?:\/(.*?))?(\/?)$/i.exec(pathname)
  if (!match) return null
  const [, model = '', rest = '', slash] = match
  const path = known.find((one) => one.toLowerCase() === rest.toLowerCase()) ?? rest
  return { model: model.toLowerCase() === 'rest' ? 'rest' : 'redfish', path, slash: slash !== '' }
}

const readLogin = async (request: Request): Promise<Record<string, unknown>> => {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}

/** The iLO of one machine: legacy and Redfish on an iLO 4, Redfish alone on the others. */
export const iloHandlers = (
  estate: Estate,
  machineId: string,
  { origin, credentials }: { origin: string; credentials: Credentials },
): RequestHandler[] => {
  const sessions = createSessions(estate.now, credentials.tokenMark)
  const view = () => createView(estate, machineId, sessions.all())
  const { generation } = view().machine.ilo
  const known = generation === 4 ? ilo4Paths : Object.keys(modernResources)
  const say = (status: number, key: MessageKey, headers: Record<string, string> = {}) =>
    message(generation, status, key, headers)

  const logIn = async (request: Request, { model }: Place) => {
    const { UserName: userName, Password: password } = await readLogin(request)
    if (userName !== credentials.username || password !== credentials.password)
      return say(400, 'UnauthorizedLoginAttempt')
    const session = sessions.open(credentials.username)
    if (!session) return say(503, 'SessionLimitExceeded')
    const slash = generation === 4 && model === 'rest' ? '' : '/'
    const location = `${origin}/${model}/v1/${sessionLists[model]}/${session.id}${slash}`
    return say(201, 'Created', { 'x-auth-token': session.token, location })
  }

  const sessionAt = ({ model, path }: Place): Session | undefined =>
    sessions.all().find(({ id }) => path === `${sessionLists[model]}/${id}`)

  const resourceAt = (place: Place, request: Request, own: Session | null): Resource | null => {
    const session = sessionAt(place)
    if (session) return sessionResource(session, session === own, generation === 4 ? 'Hp' : 'Hpe')
    if (place.model === 'rest') return legacyResources[place.path]?.(view()) ?? null
    if (generation === 4)
      return ilo4Resource(place.path, view(), request.headers.has('odata-version'))
    const resource = modernResources[place.path]?.(view())
    return resource ? { ...resource, '@odata.etag': etagOf(resource) } : null
  }

  const answer = (request: Request, place: Place, own: Session | null): Response => {
    const session = sessionAt(place)
    if (request.method === 'DELETE' && session) {
      sessions.close(session.id)
      return say(200, 'Success')
    }
    if (request.method !== 'GET')
      return new Response(null, { status: 405, headers: { allow: 'GET' } })
    const resource = resourceAt(place, request, own)
    if (!resource) return say(404, 'ResourceMissingAtURI')
    const shown = place.slash && place.model === 'redfish' ? withSlashes(resource) : resource
    return Response.json(shown, { headers: { etag: etagOf(shown), 'odata-version': '4.0' } })
  }

  return [
    http.all(`${origin}/*`, async ({ request }) => {
      estate.catchUp()
      const place = placeOf(new URL(request.url).pathname, known)
      if (!place) return say(404, 'ResourceMissingAtURI')
      if (place.model === 'rest' && generation > 4) {
        const location = `/redfish/v1/${place.path && `${place.path}/`}`
        return new Response(null, { status: 308, headers: { location } })
      }
      if (request.method === 'POST' && place.path === sessionLists[place.model])
        return logIn(request, place)
      const own = sessions.use(request.headers.get('x-auth-token') ?? '')
      const isOpen = place.path === '' && request.method === 'GET'
      if (!isOpen && !own && !isBasic(request.headers.get('authorization'), credentials))
        return say(401, 'NoValidSession')
      return answer(request, place, own)
    }),
  ]
}
