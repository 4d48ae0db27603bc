import type { Role } from '../contract/session'
import { placesFor } from './places'

/** What a key asks of the shell. */
export type Command = { go: string } | 'filter' | 'mine' | 'palette' | 'keys' | 'prefix' | null

type Key = {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** The person is writing: letters are text, not commands. */
  writing: boolean
}

/** Reads one key of somebody in this role. `prefixed`: the key before was `g`. */
export const readKey = (
  { key, ctrlKey, metaKey, altKey, writing }: Key,
  prefixed: boolean,
  role: Role,
): Command => {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'k' ? 'palette' : null
  if (writing || altKey) return null
  if (prefixed) {
    const place = placesFor(role).find((place) => place.key === key)
    return place === undefined ? null : { go: place.path }
  }
  if (key === 'g') return 'prefix'
  if (key === '/') return 'filter'
  if (key === 'm') return 'mine'
  return key === '?' ? 'keys' : null
}

/** Every key that somebody in this role has, for the sheet that `?` opens. */
export const keySheet = (role: Role): { keys: readonly string[]; what: string }[] => [
  { keys: ['Ctrl', 'K'], what: 'Go to anything' },
  ...placesFor(role).map(({ key, name }) => ({ keys: ['g', key], what: name })),
  { keys: ['m'], what: 'What you started' },
  { keys: ['/'], what: 'Filter this list' },
  { keys: ['↑', '↓'], what: 'Move through the rows' },
  { keys: ['Page ↑', 'Page ↓'], what: 'Move by a screen' },
  { keys: ['Home', 'End'], what: 'First and last row' },
  { keys: ['Enter'], what: 'Open beside the list; again for the page' },
  { keys: ['Esc'], what: 'Close what is open' },
  { keys: ['?'], what: 'These keys' },
]
