import { lazy, Suspense, useRef, useState } from 'react'
import type { ComponentType, RefObject } from 'react'
import type { ListState } from '../table/list-state'
import { Button } from '../ui/button'
import classes from './servers.module.css'

const ViewsPopup = lazy(async () => ({ default: (await import('./views-popup')).ViewsPopup }))
const ExportPopup = lazy(async () => ({ default: (await import('./export-popup')).ExportPopup }))

type PopupProps = {
  list: ListState
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}

/** A button and what it opens. */
const Opens = ({
  name,
  list,
  Content,
}: {
  name: string
  list: ListState
  Content: ComponentType<PopupProps>
}) => {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={anchor} aria-expanded={open} onClick={() => setOpen(!open)}>
        {name}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Content list={list} anchor={anchor} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Over the servers: as a table or a mosaic, named views, and all that match as a file. */
export const ServerTools = ({ list }: { list: ListState }) => {
  const mosaic = list.view('view') === 'mosaic'
  return (
    <>
      <span className={classes.pictures} role="group" aria-label="Show as">
        <Button aria-pressed={!mosaic} onClick={() => list.setView({ view: null })}>
          List
        </Button>
        <Button aria-pressed={mosaic} onClick={() => list.setView({ view: 'mosaic' })}>
          Mosaic
        </Button>
      </span>
      <Opens name="Views" list={list} Content={ViewsPopup} />
      <Opens name="Export" list={list} Content={ExportPopup} />
    </>
  )
}
