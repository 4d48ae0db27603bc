import { lazy, Suspense, useRef, useState } from 'react'
import { Button } from '../ui/button'
import type { ChosenColumn } from './column-choice'
import type { DescribedColumn } from './columns'
import type { Density } from './row-block'

const ColumnChooser = lazy(async () => ({
  default: (await import('./column-chooser')).ColumnChooser,
}))

export type Choosing = {
  columns: readonly DescribedColumn[]
  /** Null: the list's own columns. */
  chosen: readonly ChosenColumn[] | null
  density: Density
  onChoose: (columns: readonly ChosenColumn[] | null) => void
  onDensity: (density: Density) => void
}

/** Opens the choice of columns. */
export const ColumnsButton = (choosing: Choosing) => {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={anchor} aria-expanded={open} onClick={() => setOpen(!open)}>
        Columns
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ColumnChooser {...choosing} anchor={anchor} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
