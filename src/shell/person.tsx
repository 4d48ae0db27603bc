import { lazy, Suspense, useRef, useState } from 'react'
import type { Session } from '../contract/session'
import classes from './top-bar.module.css'

const PersonPopup = lazy(async () => ({ default: (await import('./person-popup')).PersonPopup }))

/** Two letters for a name: `Ana Ruiz` AR, `operator` OP. */
export const initials = (name: string) => {
  const [first = '', second = ''] = name.split(/[\s._-]+/).filter(Boolean)
  return (second === '' ? first.slice(0, 2) : first.charAt(0) + second.charAt(0)).toUpperCase()
}

/** Who is signed in. */
export const Person = ({ session }: { session: Extract<Session, { signedIn: true }> }) => {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={classes.person}
        aria-expanded={open}
        aria-label={`${session.name}, ${session.role}`}
        onClick={() => setOpen(!open)}
      >
        {initials(session.name)}
      </button>
      {open && (
        <Suspense fallback={null}>
          <PersonPopup session={session} anchor={anchor} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
