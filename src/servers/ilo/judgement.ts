import type { Judgement } from '../../contract/live'
import { judgements } from '../../contract/live'
import { serverStatus } from '../../contract/server'

/** Shape and tone of what a BMC says of a part of it. */
export const judgedAs = (one: { state: Judgement; word: string }) => ({
  ...serverStatus[one.state],
  word: one.word,
})

const rank = (state: Judgement) => judgements.indexOf(state)

/** What is wrong first; what is alike stays in the BMC's order. */
export const worstFirst = <T extends { state: Judgement }>(items: readonly T[]): T[] =>
  items.toSorted((one, other) => rank(one.state) - rank(other.state))

/** The worst of them; ok where there is none. */
export const worstOf = (items: readonly { state: Judgement }[]): Judgement =>
  items.reduce<Judgement>((worst, { state }) => (rank(state) < rank(worst) ? state : worst), 'ok')

const counted = (items: readonly { state: Judgement }[], state: Judgement) =>
  items.filter((one) => one.state === state).length

/** `2 critical, 1 warning of 8`, `all 8 OK`, `none`. */
export const summaryText = (items: readonly { state: Judgement }[]): string => {
  if (items.length === 0) return 'none'
  const wrong = (['critical', 'warning', 'unknown'] as const).flatMap((state) => {
    const count = counted(items, state)
    return count > 0 ? [`${count} ${state}`] : []
  })
  if (wrong.length > 0) return `${wrong.join(', ')} of ${items.length}`
  return items.length === 1 ? 'OK' : `all ${items.length} OK`
}
