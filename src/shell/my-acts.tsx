import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { myActsQuery } from '../api/acts'
import { polling } from '../api/poll'
import type { Acts } from '../contract/act'
import type { Session } from '../contract/session'
import { useNow } from '../ui/clock'
import { StateShape } from '../ui/state-shape'
import { countText } from '../util/count'
import { callsForMe, inTray } from './ended-news'
import { desktopNotes } from './told'
import classes from './top-bar.module.css'

const MyActsPopup = lazy(async () => ({ default: (await import('./my-acts-popup')).MyActsPopup }))
const EndedNotes = lazy(async () => ({ default: (await import('./ended-notes')).EndedNotes }))

const recentMs = 3_600_000
const hiddenMs = 10_000

/** A hidden tab goes on asking, slowly, while something is under way and the desktop is to be told. */
const pace = ({ pollAfterMs }: Acts) =>
  document.visibilityState === 'hidden' ? Math.max(hiddenMs, pollAfterMs) : pollAfterMs

/** What I started and how it goes: while any of it runs, for an hour afterwards, failures until seen. */
export const MyActs = ({ session }: { session: Extract<Session, { signedIn: true }> }) => {
  const [watch, setWatch] = useState(false)
  const { data } = useQuery({ ...myActsQuery(), ...polling(pace, watch ? 'wall' : 'desk') })
  const since = useNow((now) => Math.floor((now - recentMs) / 60_000) * 60_000)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const acts = data?.acts
  const shown = inTray(acts ?? [], since)
  const running = shown.filter(({ endedAt }) => endedAt === null).length
  const wanted = running > 0 && desktopNotes() === 'on'
  if (wanted !== watch) setWatch(wanted)
  const failed = shown.some(callsForMe)
  return (
    <>
      {shown.length > 0 && (
        <button
          ref={button}
          type="button"
          className={classes.tasks}
          data-my-acts=""
          aria-label={`${countText(shown.length)} yours${failed ? ', some failed' : ''}`}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {failed ? (
            <StateShape shape="octagon" tone="critical" />
          ) : running > 0 ? (
            <StateShape shape="ring" tone="running" />
          ) : (
            <StateShape shape="dot" tone="ok" />
          )}
          {countText(shown.length)} <span>yours</span>
        </button>
      )}
      <Suspense fallback={null}>
        {open && shown.length > 0 && (
          <MyActsPopup
            acts={shown}
            csrf={session.csrf}
            anchor={button}
            onClose={() => setOpen(false)}
          />
        )}
        {acts && <EndedNotes acts={acts} person={session.name} />}
      </Suspense>
    </>
  )
}
