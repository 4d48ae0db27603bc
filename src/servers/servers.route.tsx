import { lazy, Suspense, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { serversQuery } from '../api/servers'
import { readKey } from '../contract/entity-key'
import { serverList } from '../contract/server'
import { paths } from '../paths'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { useSelection } from '../table/selection'
import { useRows } from '../table/use-rows'
import { useUnderWay } from '../table/use-under-way'
import { ActBar } from './acts/act-bar'
import { serverColumns } from './columns'
import { serverFacets } from './facets'
import { ServerPanel } from './server-panel'
import { TagFacet } from './tag-facet'
import { ServerTools } from './tools'

const MosaicView = lazy(async () => ({ default: (await import('./mosaic/mosaic')).MosaicView }))

const noun = ['server', 'servers'] as const

/** Every server of every source, as a table or, with `view=mosaic`, as tiles. */
export const Component = () => {
  const list = useListState(serverList)
  const rows = useUnderWay(useRows(serversQuery, list.question))
  const selection = useSelection('servers')
  const navigate = useNavigate()
  const selected = readKey(list.selected)
  const total = rows.former ? null : rows.total
  const none = rows.total === 0
  // The same as long as they say the same: rows arrive while the list scrolls.
  const tools = useMemo(() => <ServerTools list={list} />, [list])
  const moreFacets = useMemo(() => <TagFacet list={list} none={none} />, [list, none])
  const above = useMemo(() => <ActBar list={list} total={total} />, [list, total])
  const open = (server: { sourceId: string; id: string }) => void navigate(paths.server(server))
  return (
    <ListView
      name="Servers"
      noun={noun}
      looksInto="Name, serial, product, host, address"
      list={list}
      rows={rows}
      columns={serverColumns}
      facets={serverFacets}
      choosable
      selection={selection}
      tools={tools}
      moreFacets={moreFacets}
      picture={
        list.view('view') === 'mosaic' ? (
          <Suspense fallback={<p className="dimmer">Loading the mosaic</p>}>
            <MosaicView list={list} onOpen={open} />
          </Suspense>
        ) : undefined
      }
      above={above}
      onOpen={open}
      panel={selected && <ServerPanel server={selected} onClose={() => list.select(null)} />}
    />
  )
}
Component.displayName = 'ServersView'
