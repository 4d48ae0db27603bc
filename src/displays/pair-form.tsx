import { useMutation } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useState } from 'react'
import { pairDisplay } from '../api/displays'
import { problemOf } from '../api/problem-error'
import { boardNames } from '../contract/display'
import { paths } from '../paths'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { ProblemNote } from '../ui/problem-note'
import { BoardsField, TextField } from './fields'
import type { Faults } from './read-form'
import { readPair } from './read-form'
import classes from './displays.module.css'

/** Lets a screen in: the letters that it shows, a name, its boards. */
export const PairForm = ({ csrf }: { csrf: string }) => {
  const { mutate, isPending, error, isSuccess, variables } = useMutation(pairDisplay(csrf))
  const [faults, setFaults] = useState<Faults>({})
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const { value, faults } = readPair(new FormData(form))
    setFaults(faults)
    if (value) mutate(value, { onSuccess: () => form.reset() })
  }
  return (
    <Panel name="Pair a screen">
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className="dim">
          Open{' '}
          <a href={paths.wall} target="_blank" rel="noreferrer">
            {location.host}
            {paths.wall}
          </a>{' '}
          on the screen. It shows six letters; enter them here within five minutes. It can only look
          at its boards, and stays in until it is revoked here.
        </p>
        <TextField
          label="Letters on the screen"
          name="code"
          className={classes.code}
          maxLength={12}
          autoCapitalize="characters"
          fault={faults.code}
        />
        <TextField label="Name" name="name" placeholder="NOC left" fault={faults.name} />
        <BoardsField chosen={boardNames} fault={faults.boards} />
        {error !== null && <ProblemNote problem={problemOf(error)} />}
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Pairing' : 'Pair'}
        </Button>
        <p role="status" className="dim">
          {isSuccess && `${variables.name} is paired. Its boards appear within seconds.`}
        </p>
      </form>
    </Panel>
  )
}
