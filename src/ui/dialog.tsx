import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import classes from './dialog.module.css'

/** A dialog over the page, which stays as it is; Escape or a click beside it closes. Load it lazily. */
export const Dialog = ({
  name,
  bare = false,
  onClose,
  children,
}: {
  name: string
  /** The name is for screen readers only: the content speaks for itself. */
  bare?: boolean
  onClose: () => void
  children: ReactNode
}) => (
  <CSPProvider disableStyleElements>
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={classes.backdrop} />
        <Base.Popup className={bare ? `${classes.dialog} ${classes.bare}` : classes.dialog}>
          <Base.Title className={bare ? 'unseen' : classes.name}>{name}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  </CSPProvider>
)
