import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { polling } from '../api/poll'
import { problemOf } from '../api/problem-error'
import { allSessionsQuery } from '../api/signed-in'
import type { SignedIn } from '../contract/signed-in'
import { FilterField } from '../ui/filter-field'
import { ListNotice } from '../ui/list-notice'
import { ProblemNote } from '../ui/problem-note'
import { SessionTable } from './session-table'
import classes from './sessions.module.css'

const EndSessionDialog = lazy(async () => ({
  default: (await import('./end-session-dialog')).EndSessionDialog,
}))

const holds = (text: string) => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ name, role, browser, address }: SignedIn) => {
    const line = `${name} ${role} ${browser} ${address}`.toLowerCase()
    return words.every((word) => line.includes(word))
  }
}

/** Who else is signed in, found by name, role, browser or address, and the end of any. */
export const AllSessions = ({ csrf, provider }: { csrf: string; provider: string | undefined }) => {
  const [params, setParams] = useSearchParams()
  const [asked, setAsked] = useState<SignedIn | null>(null)
  const { data, error } = useQuery({ ...allSessionsQuery(), ...polling(() => undefined) })
  const text = params.get('q') ?? ''
  const others = data?.sessions.filter(({ own }) => !own) ?? []
  const found = others.filter(holds(text))
  const type = (next: string) =>
    setParams(
      (now) => {
        if (next === '') now.delete('q')
        else now.set('q', next)
        return now
      },
      { replace: true },
    )
  return (
    <section className={classes.part} aria-label="Everybody else">
      <header>
        <h2>Everybody else</h2>
        <FilterField label="Person, role, browser, address" value={text} onType={type} />
        <span className="dim" role="status">
          {data && (text === '' ? `${others.length}` : `${found.length} of ${others.length}`)}
        </span>
      </header>
      {!data && error !== null && <ProblemNote problem={problemOf(error)} />}
      {data && others.length === 0 && (
        <ListNotice picture="quiet" title="Nobody else is signed in" />
      )}
      {others.length > 0 && found.length === 0 && (
        <ListNotice picture="filtered" title="Nothing matches" />
      )}
      {found.length > 0 && (
        <SessionTable
          name="Everybody else"
          who
          sessions={found}
          provider={provider}
          onEnd={setAsked}
        />
      )}
      {asked && (
        <Suspense fallback={null}>
          <EndSessionDialog session={asked} csrf={csrf} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </section>
  )
}
