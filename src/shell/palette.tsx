import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useDeferredValue, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { findQuery } from '../api/find'
import { problemOf } from '../api/problem-error'
import type { Role } from '../contract/session'
import { Dialog } from '../ui/dialog'
import { choicesFor } from './choices'
import classes from './palette.module.css'

/** Go to anything: views by name, servers, VMs and tasks as the BFF finds them. */
export const Palette = ({ role, onClose }: { role: Role; onClose: () => void }) => {
  const id = useId()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const asked = useDeferredValue(text.trim())
  const found = useQuery({ ...findQuery(asked), enabled: asked.length > 1 })
  // While an answer is under way the former one stays in view, but what it holds is not what was typed.
  const answered = asked === text.trim() && found.isSuccess && !found.isPlaceholderData
  const choices = choicesFor(text, asked.length > 1 ? (found.data?.hits ?? []) : [], role)

  const go = (path: string | undefined) => {
    if (path === undefined) return
    onClose()
    void navigate(path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setActive(Math.min(choices.length - 1, Math.max(0, active + step)))
    } else if (event.key === 'Enter') {
      const choice = choices[active]
      if (answered || choice?.kind === 'View') go(choice?.path)
    }
  }

  return (
    <Dialog name="Go to anything" bare onClose={onClose}>
      <input
        className={classes.field}
        role="combobox"
        aria-label="Go to anything"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={choices[active] && `${id}-${active}`}
        placeholder="View, server, VM or task"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.choices} role="listbox" id={id} aria-label="Where to go">
        {choices.map(({ path, kind, name, hint }, at) => (
          <div
            key={path}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={classes.choice}
            onPointerMove={() => setActive(at)}
            onPointerDown={(event) => {
              event.preventDefault()
              go(path)
            }}
          >
            <span>{name}</span>
            <span className="dim">{hint}</span>
            <span className="dimmer">{kind}</span>
          </div>
        ))}
      </div>
      <p className={classes.said} aria-live="polite">
        {found.isError && asked.length > 1
          ? problemOf(found.error).title
          : choices.length === 0 && answered && 'Nothing has this name.'}
      </p>
    </Dialog>
  )
}
