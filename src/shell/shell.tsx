import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Outlet } from 'react-router'
import { polling } from '../api/poll'
import { sourcesQuery } from '../api/sources'
import type { Session } from '../contract/session'
import { setServerTime } from '../ui/clock'
import { ZoneContext } from '../ui/zone'
import { Rail } from './rail'
import { SessionGate } from './session-gate'
import { SignedOutBanner } from './signed-out-banner'
import { TabTitle } from './tab-title'
import { TopBar } from './top-bar'
import { useKeys } from './use-keys'
import { useTitle } from './use-title'
import { useZoneParam } from './use-zone-param'
import classes from './shell.module.css'

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }))
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet')).KeySheet }))

/** Keeps the clock of the page at the BFF's. */
const ServerTime = () => {
  const now = useQuery({ ...sourcesQuery(), ...polling(() => undefined) }).data?.now
  useEffect(() => {
    if (now !== undefined) setServerTime(now)
  }, [now])
  return null
}

const Frame = ({ session }: { session: Extract<Session, { signedIn: true }> }) => {
  const [zone, setZone] = useZoneParam()
  const [overlay, setOverlay] = useState<'palette' | 'keys' | null>(null)
  const title = useTitle()
  useKeys(session.role, setOverlay)
  const close = () => setOverlay(null)
  return (
    <ZoneContext value={zone}>
      <ServerTime />
      <div className={classes.shell}>
        <Rail role={session.role} />
        <TopBar
          title={title}
          session={session}
          zone={zone}
          onZone={setZone}
          onFind={() => setOverlay('palette')}
        />
        <div className={classes.content}>
          <SignedOutBanner />
          <main className={classes.main}>
            <TabTitle view={title}>
              <Outlet />
            </TabTitle>
          </main>
        </div>
      </div>
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette role={session.role} onClose={close} />}
        {overlay === 'keys' && <KeySheet role={session.role} onClose={close} />}
      </Suspense>
    </ZoneContext>
  )
}

/** What stands around every view, for who is signed in. */
export const Shell = () => <SessionGate>{(session) => <Frame session={session} />}</SessionGate>
