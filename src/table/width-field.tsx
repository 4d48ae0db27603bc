import { useState } from 'react'
import { narrowestPx, readWidth, widestPx } from './column-choice'

/** How wide a column is, px; empty where the list sees to it. Taken over once it is typed to its end. */
export const WidthField = ({
  name,
  width,
  onWidth,
}: {
  name: string
  width: number | null
  onWidth: (width: number | null) => void
}) => {
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    if (typed === null) return
    setTyped(null)
    const next = readWidth(typed)
    if (next !== width) onWidth(next)
  }
  return (
    <input
      type="number"
      aria-label={`Width of ${name}, px`}
      placeholder="auto"
      min={narrowestPx}
      max={widestPx}
      step={20}
      value={typed ?? width ?? ''}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take()
      }}
    />
  )
}
