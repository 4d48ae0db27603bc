import { useMutation } from '@tanstack/react-query'
import { revokeDisplay } from '../api/displays'
import { problemOf } from '../api/problem-error'
import type { Display } from '../contract/display'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ProblemNote } from '../ui/problem-note'
import classes from './displays.module.css'

/** Says what will happen to the screen before it does. */
export const RevokeDialog = ({
  display,
  csrf,
  onClose,
}: {
  display: Display
  csrf: string
  onClose: () => void
}) => {
  const { mutate, isPending, error } = useMutation(revokeDisplay(csrf))
  return (
    <Dialog name={`Revoke ${display.name}?`} onClose={onClose}>
      <p>
        It reads nothing from this moment on, and shows new letters to be paired with within ten
        seconds. This cannot be undone: to show boards again it has to be paired again.
      </p>
      {error !== null && <ProblemNote problem={problemOf(error)} />}
      <div className={classes.buttons}>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          look="primary"
          disabled={isPending}
          onClick={() => mutate(display.id, { onSuccess: onClose })}
        >
          {isPending ? 'Revoking' : 'Revoke'}
        </Button>
      </div>
    </Dialog>
  )
}
