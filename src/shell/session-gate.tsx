import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import { problemOf } from '../api/problem-error'
import { sessionQuery } from '../api/session'
import type { Session } from '../contract/session'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import classes from './shell.module.css'

const SignInPage = lazy(async () => ({
  default: (await import('../session/sign-in-page')).SignInPage,
}))

/** Who is not signed in signs in here, in place: the URL stays and shows its page right after. */
export const SessionGate = ({
  children,
}: {
  children: (session: Extract<Session, { signedIn: true }>) => ReactNode
}) => {
  const { data, error, refetch } = useQuery(sessionQuery())
  if (data?.signedIn) return children(data)
  if (data)
    return (
      <Suspense fallback={null}>
        <SignInPage {...data} />
      </Suspense>
    )
  if (error)
    return (
      <main className={classes.alone}>
        <ProblemNote problem={problemOf(error)} />
        <Button onClick={() => void refetch()}>Try again</Button>
      </main>
    )
  return null
}
