import { useMutation } from '@tanstack/react-query'
import { problemOf } from '../api/problem-error'
import { endSession } from '../api/signed-in'
import type { SignedIn } from '../contract/signed-in'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ProblemNote } from '../ui/problem-note'
import classes from './sessions.module.css'

const keepOut: Record<SignedIn['entry'], string> = {
  account: 'To keep them out, disable the account: sightline user disable.',
  provider: 'To keep them out, disable them at the identity provider.',
  demo: 'Anybody at this machine can come in again.',
}

/** Says what will happen to whom before it does. */
export const EndSessionDialog = ({
  session,
  csrf,
  onClose,
}: {
  session: SignedIn
  csrf: string
  onClose: () => void
}) => {
  const { mutate, isPending, error } = useMutation(endSession(csrf))
  const { name, browser, address, entry } = session
  return (
    <Dialog name={`End the session of ${name}?`} onClose={onClose}>
      <p>
        {browser} at {address} is signed out at once; what it shows stays and ages. What was started
        from there goes on. {name} can sign in again. {keepOut[entry]}
      </p>
      {error !== null && <ProblemNote problem={problemOf(error)} />}
      <div className={classes.buttons}>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          look="primary"
          disabled={isPending}
          onClick={() => mutate(session.id, { onSuccess: onClose })}
        >
          {isPending ? 'Ending' : 'End session'}
        </Button>
      </div>
    </Dialog>
  )
}
