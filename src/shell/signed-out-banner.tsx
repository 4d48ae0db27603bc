import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useSignedOut } from '../api/signed-out'
import { sourcesQuery } from '../api/sources'
import { Button } from '../ui/button'
import { toServerMoment } from '../ui/clock'
import { Moment } from '../ui/moment'
import classes from './signed-out-banner.module.css'

const SignInDialog = lazy(async () => ({
  default: (await import('./sign-in-dialog')).SignInDialog,
}))

const Banner = () => {
  const { dataUpdatedAt } = useQuery(sourcesQuery())
  const [asked, setAsked] = useState(false)
  return (
    <div className={classes.banner} role="alert">
      <span>
        <strong>Signed out.</strong> What you see is{' '}
        {dataUpdatedAt > 0 && (
          <>
            as of <Moment at={toServerMoment(dataUpdatedAt)} named /> and{' '}
          </>
        )}
        no longer renewed.
      </span>
      <Button look="primary" onClick={() => setAsked(true)}>
        Sign in
      </Button>
      {asked && (
        <Suspense fallback={null}>
          <SignInDialog onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** The session has ended: everything stays where it is and ages; signing in is one click away. */
export const SignedOutBanner = () => (useSignedOut() ? <Banner /> : null)
