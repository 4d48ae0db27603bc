import type { ComponentProps } from 'react'
import { lazy, Suspense, useRef, useState } from 'react'
import type { ActOrder } from '../contract/act'
import { Button } from '../ui/button'
import { useActing } from './use-acting'

const ActDialog = lazy(async () => ({ default: (await import('./act-dialog')).ActDialog }))

/** One act, asked for by one button, for who may act. `reason`: why it cannot be done now; null: it can. */
export const OrderButton = ({
  order,
  word,
  reason = null,
  look,
}: {
  order: ActOrder
  word: string
  reason?: string | null
  look?: ComponentProps<typeof Button>['look']
}) => {
  const csrf = useActing()
  const button = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState<ActOrder | null>(null)
  if (csrf === null) return null
  return (
    <>
      <Button
        ref={button}
        {...(look === undefined ? {} : { look })}
        aria-haspopup="dialog"
        disabled={reason !== null}
        onClick={() => setAsked(order)}
      >
        {word}
      </Button>
      <Suspense fallback={null}>
        {asked && (
          <ActDialog
            {...asked}
            csrf={csrf}
            onClose={() => {
              setAsked(null)
              button.current?.focus()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
