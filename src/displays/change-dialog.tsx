import { useMutation } from '@tanstack/react-query'
import type { SyntheticEvent } from 'react'
import { useState } from 'react'
import { changeDisplay } from '../api/displays'
import { problemOf } from '../api/problem-error'
import type { Display } from '../contract/display'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ProblemNote } from '../ui/problem-note'
import { BoardsField, TextField } from './fields'
import type { Faults } from './read-form'
import { readChange } from './read-form'
import classes from './displays.module.css'

/** Another name, other boards. The screen follows by itself. */
export const ChangeDialog = ({
  display,
  csrf,
  onClose,
}: {
  display: Display
  csrf: string
  onClose: () => void
}) => {
  const { mutate, isPending, error } = useMutation(changeDisplay(csrf, display.id))
  const [faults, setFaults] = useState<Faults>({})
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { value, faults } = readChange(new FormData(event.currentTarget))
    setFaults(faults)
    if (value) mutate(value, { onSuccess: onClose })
  }
  return (
    <Dialog name={`Change ${display.name}`} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextField label="Name" name="name" defaultValue={display.name} fault={faults.name} />
        <BoardsField chosen={display.boards} fault={faults.boards} />
        {error !== null && <ProblemNote problem={problemOf(error)} />}
        <div className={classes.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={isPending}>
            {isPending ? 'Saving' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
