import { Suspense, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Button } from '../ui/button'

/** A button and what it opens. */
export const Opens = ({
  name,
  children,
}: {
  name: string
  children: (anchor: RefObject<HTMLElement | null>, onClose: () => void) => ReactNode
}) => {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={anchor} aria-expanded={open} onClick={() => setOpen(!open)}>
        {name}
      </Button>
      {open && <Suspense fallback={null}>{children(anchor, () => setOpen(false))}</Suspense>}
    </>
  )
}
