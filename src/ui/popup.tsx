import { CSPProvider } from '@base-ui/react/csp-provider'
import { Popover } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'
import classes from './popup.module.css'

/**
 * A box below the button that opened it; focus goes in and comes back. Load it lazily: nobody needs it
 * for the first paint.
 */
export const Popup = ({
  name,
  anchor,
  onClose,
  children,
}: {
  name: string
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  children: ReactNode
}) => (
  <CSPProvider disableStyleElements>
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        const { target } = event
        const onAnchor = target instanceof Node && anchor.current?.contains(target)
        if (!open && !onAnchor) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className={classes.positioner}
          anchor={anchor}
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <Popover.Popup className={classes.popup} finalFocus={anchor}>
            <Popover.Title className={classes.name}>{name}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  </CSPProvider>
)
