import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { DemoEntry } from '../session/demo-entry'
import { SignInForm } from '../session/sign-in-form'
import { Dialog } from '../ui/dialog'

/** Signing in again over the page as it stands; nothing of it is lost. */
export const SignInDialog = ({ onClose }: { onClose: () => void }) => {
  const demo = useQuery(sessionQuery()).data?.demo ?? false
  return (
    <Dialog name="Sign in" onClose={onClose}>
      {demo && <DemoEntry />}
      <SignInForm />
    </Dialog>
  )
}
