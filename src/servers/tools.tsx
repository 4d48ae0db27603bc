import { apiPaths } from '../contract/paths'
import { Choice } from '../table/choice'
import { ListFiles } from '../table/list-files'
import type { ListState } from '../table/list-state'

/** Over the servers: as a table or a mosaic, named views, and all that match as a file. */
export const ServerTools = ({ list }: { list: ListState }) => {
  const mosaic = list.view('view') === 'mosaic'
  const show = (view: string | null) => () => list.setView({ view })
  return (
    <>
      <Choice
        name="Show as"
        options={[
          { word: 'List', chosen: !mosaic, choose: show(null) },
          { word: 'Mosaic', chosen: mosaic, choose: show('mosaic') },
        ]}
      />
      <ListFiles of="servers" many="servers" exportPath={apiPaths.serverExport} list={list} />
    </>
  )
}
