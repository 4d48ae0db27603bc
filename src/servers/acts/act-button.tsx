import { lazy, Suspense, useRef, useState } from 'react'
import { useActing } from '../../acting/use-acting'
import type { ActName, ActTarget } from '../../contract/act'
import { Button } from '../../ui/button'

const ActMenu = lazy(async () => ({ default: (await import('./act-menu')).ActMenu }))
const ActDialog = lazy(async () => ({
  default: (await import('../../acting/act-dialog')).ActDialog,
}))

/** Opens the acts on these servers, for who may act. */
export const ActButton = ({ targets }: { targets: readonly ActTarget[] }) => {
  const csrf = useActing()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<{ act: ActName; targets: readonly ActTarget[] } | null>(null)
  if (csrf === null) return null
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Act
      </Button>
      <Suspense fallback={null}>
        {open && (
          <ActMenu
            anchor={button}
            onChoose={(act) => {
              setOpen(false)
              setChosen({ act, targets })
            }}
            onClose={() => setOpen(false)}
          />
        )}
        {chosen && (
          <ActDialog
            {...chosen}
            csrf={csrf}
            onClose={() => {
              setChosen(null)
              button.current?.focus()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
