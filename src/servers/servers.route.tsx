import { useNavigate } from 'react-router'
import { serversQuery } from '../api/servers'
import { serverList } from '../contract/server'
import { paths } from '../paths'
import { readKey } from '../table/list-key'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { useRows } from '../table/use-rows'
import { serverColumns } from './columns'
import { serverFacets } from './facets'
import { ServerPanel } from './server-panel'

/** Every server of every source. */
export const Component = () => {
  const list = useListState(serverList)
  const rows = useRows(serversQuery, list.question)
  const navigate = useNavigate()
  const selected = readKey(list.selected)
  return (
    <ListView
      name="Servers"
      noun={['server', 'servers']}
      looksInto="Name, serial, host, address"
      list={list}
      rows={rows}
      columns={serverColumns}
      facets={serverFacets}
      onOpen={(server) => void navigate(paths.server(server))}
      panel={selected && <ServerPanel server={selected} onClose={() => list.select(null)} />}
    />
  )
}
Component.displayName = 'ServersView'
