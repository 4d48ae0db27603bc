import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useRef } from 'react'
import { Link } from 'react-router'
import { sessionQuery } from '../api/session'
import type { ServerDetail } from '../contract/server'
import { csrfOf } from '../contract/session'
import { paths } from '../paths'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { usePageParam } from '../ui/use-page-param'
import { bmcOf } from './ilo/bmc-of'
import classes from './detail.module.css'

const LivePanel = lazy(async () => {
  const { LivePanel: panel } = await import('./ilo/live-panel')
  return { default: panel }
})

/** The door to what the machine's own BMC shows: it is asked while this is open, which the URL says. */
export const LiveSection = ({ server }: { server: ServerDetail }) => {
  const [live, showLive] = usePageParam('live')
  const { data: session } = useQuery(sessionQuery())
  const byHand = useRef(false)
  /** The button that was pressed is gone: the one in its place goes on. */
  const takeFocus = useCallback((button: HTMLButtonElement | null) => {
    if (button === null || !byHand.current) return
    byHand.current = false
    button.focus()
  }, [])
  const place = bmcOf(server)
  const isOpen = live !== null
  const mayBrowse = csrfOf(session, 'operator') !== null
  if (place === null)
    return (
      <Panel name="Live from its BMC" anchor="live">
        <p className="dimmer">
          No BMC of this server is configured, so what its sources hold is all there is.
        </p>
      </Panel>
    )
  const toggle = () => {
    byHand.current = true
    showLive(isOpen ? null : '1')
  }
  return (
    <Panel
      name="Live from its BMC"
      anchor="live"
      aside={
        <span className={classes.doors}>
          {mayBrowse && <Link to={paths.redfish(server)}>Browse its Redfish tree</Link>}
          {isOpen && (
            <Button ref={takeFocus} look="quiet" onClick={toggle}>
              Close
            </Button>
          )}
        </span>
      }
    >
      {isOpen ? (
        <Suspense fallback={<p className={classes.awaited}>Asking the BMC…</p>}>
          <LivePanel sourceId={server.sourceId} id={server.id} />
        </Suspense>
      ) : (
        <Button ref={takeFocus} onClick={toggle}>
          Read power, temperatures, fans, drives and log now
        </Button>
      )}
    </Panel>
  )
}
