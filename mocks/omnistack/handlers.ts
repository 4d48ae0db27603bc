import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { Estate } from '../estate/estate'
import { backups } from './backups'
import type { Collection } from './collection'
import { clusters, datastores, hosts } from './places'
import { policies } from './policies'
import { answerList, BadParameter, recordOf } from './query'
import { refusal } from './refusal'
import { createScope } from './scope'
import { createSessions, type Credentials, tokenHandlers } from './tokens'
import { virtualMachines } from './virtual-machines'

const restApiVersion = '1.25'
const svtfsVersion = '5.3.1.117'

/** One controller of a federation; any of them answers for all of it. */
export const omnistackHandlers = (
  estate: Estate,
  federationId: string,
  { origin, credentials }: { origin: string; credentials: Credentials },
): RequestHandler[] => {
  const scope = createScope(estate, federationId)
  const sessions = createSessions(estate.now, credentials.tokenMark)

  const guarded = (request: Request, answer: (url: URL) => Response): Response => {
    const refused = sessions.refuse(request)
    if (refused) return refused
    estate.catchUp()
    const url = new URL(request.url)
    try {
      return answer(url)
    } catch (error) {
      if (!(error instanceof BadParameter)) throw error
      return refusal(400, error.exception, url.pathname, error.message, estate.now())
    }
  }

  const routes = <Row>(collection: Collection<Row>): RequestHandler[] => {
    const { plural, singular, columns } = collection
    return [
      http.get(`${origin}/api/${plural}`, ({ request }) =>
        guarded(request, ({ searchParams }) => Response.json(answerList(collection, searchParams))),
      ),
      http.get(`${origin}/api/${plural}/:id`, ({ request, params }) =>
        guarded(request, ({ pathname }) => {
          const id = String(params['id'])
          const row = collection.rows().find((one) => columns['id']?.(one) === id)
          if (row) return Response.json({ [singular]: recordOf(collection, row) })
          const message = `Object type: ${singular} id: ${id} could not be found`
          return refusal(404, 'ObjectNotFoundException', pathname, message, estate.now())
        }),
      ),
    ]
  }

  return [
    ...tokenHandlers(origin, sessions, credentials, estate.now),
    http.get(`${origin}/api/version`, () =>
      Response.json({ REST_API_Version: restApiVersion, SVTFS_Version: svtfsVersion }),
    ),
    ...routes(virtualMachines(scope)),
    ...routes(backups(scope)),
    ...routes(policies(scope)),
    ...routes(hosts(scope)),
    ...routes(clusters(scope)),
    ...routes(datastores(scope)),
  ]
}
