import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { Role } from '../contract/session'
import { readKey } from './keys'

const prefixMs = 1500

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

const goToFilter = () => {
  const field = document.querySelector<HTMLInputElement>('[data-filter-field]')
  field?.focus()
  field?.select()
  return field !== null
}

/** The keys that work on every page; `open` shows the palette or the key sheet. */
export const useKeys = (role: Role, open: (overlay: 'palette' | 'keys') => void) => {
  const navigate = useNavigate()
  const prefixAt = useRef(-Infinity)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const { key, ctrlKey, metaKey, altKey, timeStamp } = event
      const writing = isWriting(event.target)
      const prefixed = timeStamp - prefixAt.current < prefixMs
      const command = readKey({ key, ctrlKey, metaKey, altKey, writing }, prefixed, role)
      if (key !== 'Shift') prefixAt.current = command === 'prefix' ? timeStamp : -Infinity
      if (command === null || command === 'prefix') return
      if (command === 'filter') {
        if (goToFilter()) event.preventDefault()
        return
      }
      if (command === 'mine') {
        document.querySelector<HTMLElement>('[data-my-acts]')?.click()
        return
      }
      event.preventDefault()
      if (typeof command === 'string') open(command)
      else void navigate(command.go)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [navigate, open, role])
}
