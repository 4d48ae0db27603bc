import { useMutation } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useId, useState } from 'react'
import * as v from 'valibot'
import { problemOf } from '../api/problem-error'
import { signIn } from '../api/session'
import { signInSchema } from '../contract/session'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import classes from './sign-in.module.css'

type Faults = { name?: string | undefined; password?: string | undefined }

const readAccount = (form: FormData) => {
  const parsed = v.safeParse(signInSchema, Object.fromEntries(form))
  if (parsed.success) return { account: parsed.output, faults: {} }
  const { nested } = v.flatten<typeof signInSchema>(parsed.issues)
  return { account: null, faults: { name: nested?.name?.[0], password: nested?.password?.[0] } }
}

const Field = ({
  label,
  fault,
  ...input
}: {
  label: string
  fault: string | undefined
  name: string
  type: 'text' | 'password'
  autoComplete: string
}) => {
  const id = useId()
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        {...input}
        spellCheck={false}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
      />
      <span id={`${id}-fault`} className={classes.fault}>
        {fault}
      </span>
    </div>
  )
}

/**
 * Name and password of a local account; what is wrong is said where it was typed. `plain`: it is not
 * the first way in.
 */
export const SignInForm = ({ plain = false }: { plain?: boolean }) => {
  const { mutate, isPending, error } = useMutation(signIn())
  const [faults, setFaults] = useState<Faults>({})
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { account, faults } = readAccount(new FormData(event.currentTarget))
    setFaults(faults)
    if (account) mutate(account)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Field label="Name" name="name" type="text" autoComplete="username" fault={faults.name} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        fault={faults.password}
      />
      {error !== null && <ProblemNote problem={problemOf(error)} />}
      <Button type="submit" look={plain ? 'plain' : 'primary'} disabled={isPending}>
        {isPending ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  )
}
