import { useMutation } from '@tanstack/react-query'
import { problemOf } from '../api/problem-error'
import { signInAtProvider } from '../api/session'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import classes from './sign-in.module.css'

/** The way in through the identity provider, which leads back to this page. */
export const ProviderEntry = ({ name }: { name: string }) => {
  const { mutate, isPending, isSuccess, error } = useMutation(signInAtProvider())
  const going = isPending || isSuccess
  return (
    <section className={classes.provider} aria-label={name}>
      <Button look="primary" disabled={going} onClick={() => mutate()}>
        {going ? `Going to ${name}` : `Sign in with ${name}`}
      </Button>
      {error !== null && <ProblemNote problem={problemOf(error)} />}
    </section>
  )
}
