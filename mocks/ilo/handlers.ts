import type { RequestHandler } from 'msw'
import { http, HttpResponse } from 'msw'
import type { Estate } from '../estate/estate'
import { roles } from './accounts'
import { type Place, placeOf } from './address'
import type { Act, Entry } from './entry'
import type { Kind } from './kind'
import { iloKinds, openBmcKind } from './kinds'
import { checkLogin } from './logins'
import { methodsOf } from './methods'
import { reading } from './reading'
import { Refused, say } from './saying'
import { type Caller, readBasic } from './sessions'
import { createTree } from './tree'
import { type Bmc, type BmcOptions, createBmc, viewOf } from './view'

/** Who sends a request; null where neither a session nor a password is known. */
const callerOf = (bmc: Bmc, { headers }: Request): Caller | null => {
  const session = bmc.sessions.use(headers.get('x-auth-token') ?? '')
  const basic = readBasic(headers.get('authorization'))
  const account = session?.account ?? (basic && checkLogin(bmc, basic))
  return account ? { account, privileges: roles[account.roleId], session } : null
}

const readBody = async (request: Request): Promise<unknown> => {
  const text = await request.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(say(400, 'Base.MalformedJSON'))
  }
}

/** What a request does to a resource; null where the resource does not take such a request. */
const actOf = (entry: Entry, request: Request, { action }: Place): Act | null => {
  if (request.method === 'POST' && action !== null) {
    const name = Object.keys(entry.actions ?? {}).find(
      (one) => one.toLowerCase() === action.toLowerCase(),
    )
    const act = entry.actions?.[name ?? '']
    if (act) return act
    throw new Refused(say(400, 'Base.ActionNotSupported', action.split('/').at(-1) ?? action))
  }
  const acts: Record<string, Act | undefined> = {
    PATCH: entry.patch,
    POST: entry.post,
    DELETE: entry.remove,
  }
  return acts[request.method] ?? null
}

/** Whether a change is meant for another state of the resource than it has now. */
const isOutdated = ({ etag }: Kind, { method, headers }: Request, entry: Entry): boolean => {
  const match = headers.get('if-match')
  if (!etag.isChecked || method !== 'PATCH' || match === null) return false
  return match !== '*' && match !== etag.of(entry.read())
}

const answer = async (bmc: Bmc, kind: Kind, request: Request, place: Place): Promise<Response> => {
  const caller = callerOf(bmc, request)
  const page = Number(new URL(request.url).searchParams.get('page')) || 1
  const asked = { model: place.model, isPure: request.headers.has('odata-version'), page }
  const sections = kind.sections(viewOf(bmc, caller), asked)
  const missing = say(404, 'Base.ResourceMissingAtURI', new URL(request.url).pathname)
  if (sections.length === 0) throw new Refused(missing)
  const tree = createTree(sections)
  const entry = tree.find(place.path)
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const isOpen = entry?.open === (isReading ? 'GET' : request.method)
  if (!isOpen && !caller) throw new Refused(say(401, 'Base.NoValidSession'))
  if (!entry || (isReading && place.action !== null)) throw new Refused(missing)
  if ((request.headers.get('if-match') ?? '').length > 63)
    throw new Refused(say(400, 'iLO.ETagTooLong'))
  const allow = methodsOf(entry).join(', ')
  if (isReading)
    return reading(kind, request, place, entry, { tree, isKnownCaller: caller !== null, allow })
  if (isOutdated(kind, request, entry)) throw new Refused(say(412, 'Base.PreconditionFailed'))
  const act = actOf(entry, request, place)
  if (!act) return new Response(null, { status: 405, headers: { allow } })
  const body = await readBody(request)
  if (request.method === 'PATCH' && JSON.stringify(body) === '{}')
    throw new Refused(say(400, 'Base.EmptyJSON'))
  return kind.answer(bmc.machine, act(body, caller))
}

/** Every refusal is an answer, too. */
const respond = async (bmc: Bmc, kind: Kind, request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url)
  const document = kind.document?.(bmc.machine.ilo.generation, pathname)
  if (document) return document
  const place = placeOf(pathname)
  try {
    if (!place || (place.model === 'rest' && kind.legacy === 'none'))
      throw new Refused(say(404, 'Base.ResourceMissingAtURI', pathname))
    if (place.model === 'rest' && kind.legacy === 'moved') {
      const location = pathname.replace(/^\/rest(.*?)\/?$/i, '/redfish$1/')
      return new Response(null, { status: 308, headers: { location } })
    }
    return await answer(bmc, kind, request, place)
  } catch (error) {
    if (error instanceof Refused) return kind.answer(bmc.machine, error.saying)
    throw error
  }
}

const chunked = ({ isChunked }: Kind, response: Response): Response => {
  if (isChunked && response.body !== null) response.headers.set('transfer-encoding', 'chunked')
  return response
}

/** The BMC of one machine: an iLO of its generation, or an OpenBMC. Restarting, it does not answer at all. */
export const iloHandlers = (
  estate: Estate,
  machineId: string,
  options: BmcOptions,
): RequestHandler[] => {
  const { origin } = options
  const bmc = createBmc(estate, machineId, options)
  const kind = estate.foreign.has(machineId) ? openBmcKind : iloKinds[bmc.machine.ilo.generation]
  return [
    http.all(`${origin}/*`, async ({ request }) => {
      estate.catchUp()
      if (estate.now() < bmc.machine.ilo.upSince) return HttpResponse.error()
      return chunked(kind, await respond(bmc, kind, request))
    }),
  ]
}
