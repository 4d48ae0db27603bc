import type { ReactNode } from 'react'
import { lazy, Suspense, useRef, useState } from 'react'
import type { ActOrder } from '../contract/act'
import { useActing } from './use-acting'

const ActDialog = lazy(async () => ({ default: (await import('./act-dialog')).ActDialog }))

/**
 * Asks for acts, for who may act: the dialog of what was asked for stays until it is closed, whatever
 * becomes of the button that opened it, which then has the focus again if it is still there.
 */
export const useOrder = (): { ask: (order: ActOrder) => void; dialog: ReactNode } => {
  const csrf = useActing()
  const opener = useRef<Element | null>(null)
  const [asked, setAsked] = useState<ActOrder | null>(null)
  return {
    ask: (order) => {
      opener.current = document.activeElement
      setAsked(order)
    },
    dialog: (
      <Suspense fallback={null}>
        {csrf !== null && asked && (
          <ActDialog
            {...asked}
            csrf={csrf}
            onClose={() => {
              setAsked(null)
              if (opener.current instanceof HTMLElement) opener.current.focus()
            }}
          />
        )}
      </Suspense>
    ),
  }
}
