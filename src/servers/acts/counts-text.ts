import type { ActItemState } from '../../contract/act'
import { actItemStates, actItemStatus } from '../../contract/act'

const words: Partial<Record<ActItemState, string>> = { succeeded: 'done' }

/** How the servers of an act do: `2 running · 1 done · 1 failed`. */
export const countsText = (counts: Readonly<Record<string, number>>): string =>
  actItemStates
    .flatMap((state) => {
      const count = counts[state] ?? 0
      return count === 0
        ? []
        : [`${count} ${words[state] ?? actItemStatus[state].word.toLowerCase()}`]
    })
    .join(' · ')
