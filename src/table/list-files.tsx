import { lazy } from 'react'
import type { ViewList } from '../contract/view'
import type { ListState } from './list-state'
import { Opens } from './opens'

const ViewsPopup = lazy(async () => ({ default: (await import('./views-popup')).ViewsPopup }))
const ExportPopup = lazy(async () => ({ default: (await import('./export-popup')).ExportPopup }))

/** What is kept of a list: searches by a name, and all that match as a file. `many`: what the rows are. */
export const ListFiles = ({
  of,
  many,
  exportPath,
  list,
}: {
  of: ViewList
  many: string
  exportPath: string
  list: ListState
}) => (
  <>
    <Opens name="Views">
      {(anchor, onClose) => <ViewsPopup of={of} anchor={anchor} onClose={onClose} />}
    </Opens>
    <Opens name="Export">
      {(anchor, onClose) => (
        <ExportPopup path={exportPath} many={many} list={list} anchor={anchor} onClose={onClose} />
      )}
    </Opens>
  </>
)
