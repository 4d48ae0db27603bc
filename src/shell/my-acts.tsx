import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { myActsQuery } from '../api/acts'
import { polling } from '../api/poll'
import type { Acts } from '../contract/act'
import { useNow } from '../ui/clock'
import { StateShape } from '../ui/state-shape'
import { countText } from '../util/count'
import classes from './top-bar.module.css'

const MyActsPopup = lazy(async () => ({ default: (await import('./my-acts-popup')).MyActsPopup }))

const recentMs = 3_600_000

/** What I started and how it goes: while any of it runs, and for an hour afterwards. */
export const MyActs = () => {
  const { data } = useQuery({
    ...myActsQuery(),
    ...polling(({ pollAfterMs }: Acts) => pollAfterMs),
  })
  const since = useNow((now) => Math.floor((now - recentMs) / 60_000) * 60_000)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const recent = (data?.acts ?? []).filter(
    ({ endedAt }) => endedAt === null || Date.parse(endedAt) > since,
  )
  if (recent.length === 0) return null
  const running = recent.filter(({ endedAt }) => endedAt === null).length
  const failed = recent.some(({ counts }) => (counts['failed'] ?? 0) > 0)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.tasks}
        aria-label={`${countText(recent.length)} yours`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {running > 0 ? (
          <StateShape shape="ring" tone="running" />
        ) : failed ? (
          <StateShape shape="octagon" tone="critical" />
        ) : (
          <StateShape shape="dot" tone="ok" />
        )}
        {countText(recent.length)} <span>yours</span>
      </button>
      <Suspense fallback={null}>
        {open && <MyActsPopup acts={recent} anchor={button} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  )
}
