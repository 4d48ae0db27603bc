import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { DemoEntry } from '../session/demo-entry'
import { ProviderEntry } from '../session/provider-entry'
import { SignInForm } from '../session/sign-in-form'
import { Dialog } from '../ui/dialog'

/** Signing in again over the page as it stands; nothing of it is lost. */
export const SignInDialog = ({ onClose }: { onClose: () => void }) => {
  const { demo = false, provider } = useQuery(sessionQuery()).data ?? {}
  return (
    <Dialog name="Sign in" onClose={onClose}>
      {demo && <DemoEntry />}
      {provider !== undefined && <ProviderEntry name={provider} />}
      <SignInForm plain={provider !== undefined} />
    </Dialog>
  )
}
