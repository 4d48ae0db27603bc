import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { serverQuery } from '../../api/servers'
import { sessionQuery } from '../../api/session'
import type { ServerDetail } from '../../contract/server'
import { paths } from '../../paths'
import { ReadProblem } from '../../table/read-problem'
import { DetailPage } from '../../ui/detail-page'
import { Note } from '../../ui/note'
import { bmcOf } from './bmc-of'
import { LeadsTo, Resource } from './resource'
import { roots } from './tree-link'

const Closed = ({ children }: { children: string }) => (
  <Note tone="neutral">
    <p>{children}</p>
  </Note>
)

/** Why the tree is not shown to this person; null where it is. */
const whyClosed = (server: ServerDetail, role: string): string | null => {
  if (role === 'viewer')
    return 'Reading the tree of a BMC takes the role operator. An admin can give it to you.'
  return bmcOf(server) === null
    ? 'No BMC of this server is configured, so there is no tree to read.'
    : null
}

/** The tree of a server's BMC, one resource at a time, read-only; the path is in the URL. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  const [search] = useSearchParams()
  const { data: server, error } = useQuery(serverQuery(sourceId, id))
  const { data: session } = useQuery(sessionQuery())
  const path = search.get('at') ?? roots[0]
  const closed = server && session?.signedIn ? whyClosed(server, session.role) : null
  const place = server && session?.signedIn && closed === null ? bmcOf(server) : null
  const shown = place &&
    server && { place, path, hrefOf: (to: string) => paths.redfish(server, to) }
  return (
    <DetailPage
      back={{ to: paths.server({ sourceId, id }), name: server?.name ?? 'Server' }}
      name="Redfish"
      wide
      main={
        <>
          <ReadProblem error={error} awaits={!server && 'Reading the server'} />
          {closed !== null && <Closed>{closed}</Closed>}
          {shown && <Resource {...shown} />}
        </>
      }
      side={shown && <LeadsTo {...shown} />}
    />
  )
}
Component.displayName = 'RedfishPage'
