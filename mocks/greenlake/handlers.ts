import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { Estate } from '../estate/estate'
import type { Region } from '../estate/types'
import { createRouter } from '../router'
import { backupRecoveryRoutes } from './backup-recovery/routes'
import { computeOpsRoutes } from './compute-ops/routes'
import { tenantScope } from './compute-ops/tenants/tenancy'
import { dataServicesRoutes } from './data-services/routes'
import type { RateLimit } from './gate'
import { createGate, withHeaders } from './gate'
import { languageOf } from './language'
import { createSignedAddresses, signedPath } from './presigned'
import { refusal, Refused } from './refusal'
import { readRequestBody } from './request-body'
import type { OperationsWire, Scope } from './resource'
import type { Ask, Call, Route } from './route'
import type { ApiClient, TokenBook } from './tokens'
import { virtualizationRoutes } from './virtualization/routes'

const router = createRouter<Route>([
  ...computeOpsRoutes,
  ...dataServicesRoutes,
  ...backupRecoveryRoutes,
  ...virtualizationRoutes,
])

const serviceOf = (path: string) => {
  const [, first = ''] = path.split('/')
  if (first === 'data-services' || first === 'backup-recovery' || first === 'virtualization')
    return first
  return 'compute-ops'
}

const httpDate = (at: number) => new Date(at).toUTCString()

const deprecationHeaders = ({ deprecation }: Route): Record<string, string> =>
  deprecation
    ? {
        deprecation: httpDate(deprecation.at),
        sunset: httpDate(deprecation.sunset),
        link: `<${deprecation.successor}>; rel="successor-version"`,
      }
    : {}

const refusedAnswer = (error: unknown): Response => {
  if (error instanceof Refused) return error.response
  throw error
}

type Asked = Pick<Call, 'request' | 'params' | 'body'>

/** At once where the operation answers at once. */
const answer = (
  scope: Scope,
  client: ApiClient,
  route: Route,
  asked: Asked,
): Response | Promise<Response> => {
  const { url, headers } = asked.request
  try {
    const answered = route.answer({
      ...asked,
      scope: tenantScope(scope, asked.request, route),
      search: new URL(url).searchParams,
      client,
      ask: askFor(scope, client, new URL(url).origin),
      language: languageOf(headers.get('accept-language')),
    })
    return answered instanceof Response ? answered : answered.catch(refusedAnswer)
  } catch (error) {
    return refusedAnswer(error)
  }
}

/** What the host asks of itself on behalf of a client. */
const askFor =
  (scope: Scope, client: ApiClient, origin: string): Ask =>
  ({ method, uri, query, headers, body }) => {
    const url = new URL(uri, origin)
    for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
    const found = router.find(method, url.pathname)
    if (found) {
      const request = new Request(url, { method, headers })
      return answer(scope, client, found.route, { request, params: found.params, body })
    }
    return router.allowed(url.pathname).length > 0
      ? refusal(405, `${method} is not supported here.`)
      : refusal(404, 'The requested resource was not found.')
  }

const perform = async (
  scope: Scope,
  request: Request,
  client: ApiClient,
  route: Route,
  params: Call['params'],
) => {
  try {
    const body = await readRequestBody(request, route)
    return await answer(scope, client, route, { request, params, body })
  } catch (error) {
    return refusedAnswer(error)
  }
}

/** One regional host of a workspace: all services that share its token and its request budget. */
export const greenlakeHandlers = (
  estate: Estate,
  region: Region,
  options: {
    origin: string
    workspaceId: string
    book: TokenBook
    rateLimit?: RateLimit
    operationsWire?: OperationsWire
    outgoing?: Scope['outgoing']
  },
): RequestHandler[] => {
  const { origin, workspaceId, book, operationsWire = 'current', outgoing = fetch } = options
  const limit = options.rateLimit ?? { requests: 2000, windowSeconds: 60 }
  const gate = createGate(book, limit, estate.now)
  const signed = createSignedAddresses(estate.now)
  const secretMark = book.mark
  const scope: Scope = {
    estate,
    region,
    workspaceId,
    operationsWire,
    signed,
    secretMark,
    outgoing,
  }
  return [
    http.all(`${origin}${signedPath}/:token`, ({ request, params }) => {
      estate.catchUp()
      return signed.answer(String(params['token']), request)
    }),
    http.all(`${origin}/*`, ({ request }) => {
      const { pathname } = new URL(request.url)
      const found = router.find(request.method, pathname)
      const allowed = found ? [] : router.allowed(pathname)
      if (!found && allowed.length === 0)
        return refusal(404, 'The requested resource was not found.')
      return gate(request, found?.route ?? { service: serviceOf(pathname) }, async (client) => {
        if (!found)
          return withHeaders(refusal(405, `${request.method} is not supported here.`), {
            allow: allowed.join(', '),
          })
        estate.catchUp()
        const answered = await perform(scope, request, client, found.route, found.params)
        return withHeaders(answered, deprecationHeaders(found.route))
      })
    }),
  ]
}
