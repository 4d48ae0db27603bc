import { useEffect, useRef, useState } from 'react'
import { Kbd } from './kbd'
import classes from './filter-field.module.css'

const pauseMs = 120

/**
 * Free text over a list; `/` goes to it. What is typed is told after a short pause, Escape clears.
 */
export const FilterField = ({
  label,
  value,
  onType,
}: {
  label: string
  value: string
  onType: (text: string) => void
}) => {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  const [told, setTold] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (seen !== value) {
    setSeen(value)
    if (value !== told) {
      setTold(value)
      setText(value)
    }
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (next: string, ms: number) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setTold(next)
      onType(next)
    }, ms)
  }
  return (
    <label className={classes.field}>
      <span className="unseen">{label}</span>
      <input
        type="search"
        data-filter-field
        placeholder={label}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type(event.target.value, pauseMs)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          if (text === '') event.currentTarget.blur()
          else type('', 0)
        }}
      />
      {text === '' && <Kbd>/</Kbd>}
    </label>
  )
}
