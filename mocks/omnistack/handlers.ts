import type { RequestHandler } from 'msw'
import { http, HttpResponse } from 'msw'
import type { Estate } from '../estate/estate'
import { serves } from '../estate/federation/availability'
import { createRouter } from '../router'
import { checkPermission } from './admission'
import { newestVersion, readJson } from './media-type'
import { noSuchAddress, refuse, Refused, unauthorized, wrongMethod } from './refusal'
import type { Route } from './route'
import { omnistackRoutes } from './routes'
import type { Telling } from './scope'
import { createScope } from './scope'
import type { Holder } from './sessions'
import { createSessions } from './sessions'
import type { Credentials } from './tokens'
import { grantToken } from './tokens'

const svtfsVersion = '5.3.1.117'
const router = createRouter<Route>(omnistackRoutes)

/**
 * One address of a federation, which answers for all of it: a controller of the host `controller` (from
 * 0), silent while that host is down, or the management appliance of one that is managed centrally.
 * `accounts` may sign in besides; `tells` is what its tasks tell, as releases differ.
 */
export const omnistackHandlers = (
  estate: Estate,
  federationId: string,
  options: {
    origin: string
    credentials: Credentials
    accounts?: readonly Credentials[]
    controller?: number
    tells?: Partial<Telling>
    /** When all tokens ended before their time, the last time; epoch ms. */
    revokedAt?: () => number
  },
): RequestHandler[] => {
  const { origin, credentials, accounts = [], controller = 0, revokedAt = () => 0 } = options
  const tells: Telling = { percent: true, failureAs: 'error_message', ...options.tells }
  const scope = createScope(estate, federationId, { controller, tells })
  const sessions = createSessions(estate.now, credentials.tokenMark, revokedAt)

  const perform = async (request: Request, holder: Holder, { pathname, searchParams }: URL) => {
    const found = router.find(request.method, pathname)
    if (!found) {
      if (router.allowed(pathname).length === 0) return noSuchAddress(pathname, estate.now())
      throw new Refused(wrongMethod(request.method))
    }
    const { route, params } = found
    checkPermission(holder, route, searchParams)
    const body = await readJson(request, route)
    return route.answer({ scope, params, search: searchParams, body })
  }

  const { federation, controller: asked } = scope
  const isSilent = () => {
    estate.catchUp()
    return federation.management === 'peer' && !serves(scope.moment(), asked)
  }

  return [
    http.all(`${origin}/*`, () => (isSilent() ? HttpResponse.error() : undefined)),
    http.post(`${origin}/api/oauth/token`, ({ request }) =>
      grantToken(request, sessions, [credentials, ...accounts]),
    ),
    http.post(`${origin}/api/oauth/revoke`, () => unauthorized('/api/oauth/revoke', estate.now())),
    http.get(`${origin}/api/version`, () =>
      Response.json({
        REST_API_Version: `1.${newestVersion}`,
        ...(federation.management === 'peer' ? { SVTFS_Version: svtfsVersion } : {}),
      }),
    ),
    http.all(`${origin}/api/*`, async ({ request }) => {
      const url = new URL(request.url)
      const holder = sessions.admit(request)
      if (holder instanceof Response) return holder
      if (url.pathname === '/api/oauth/revoke') {
        sessions.end(request)
        return new Response(null, { status: 200 })
      }
      try {
        return await perform(request, holder, url)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return refuse(error.refusal, url.pathname, estate.now())
      }
    }),
  ]
}
