import { useState } from 'react'
import type { Freshness, Outcome } from '../contract/freshness'
import { plural } from '../util/count'
import classes from './list-view.module.css'

const worse: readonly Freshness[] = ['late', 'stale', 'unreachable']

/** `3 sources · 1 late`: how many sources a list stands on, and how many are not live. */
export const sourcesText = (outcomes: readonly Outcome[]) => {
  const sources = new Map<string, Freshness>()
  for (const { sourceId, freshness } of outcomes) {
    const known = sources.get(sourceId)
    if (known === undefined || worse.indexOf(freshness) > worse.indexOf(known))
      sources.set(sourceId, freshness)
  }
  const states = [...sources.values()]
  const parts = worse.flatMap((state) => {
    const count = states.filter((freshness) => freshness === state).length
    return count === 0 ? [] : [`${count} ${state}`]
  })
  return [plural(sources.size, 'source'), ...parts].join(' · ')
}

/** Whether a text is read out: as the answer to a question, not as each poll changes it. */
const useSpoken = (question: string, text: string, answered: boolean) => {
  const [said, setSaid] = useState<{ question: string; text: string } | null>(null)
  if (answered && said?.question !== question) setSaid({ question, text })
  return said?.question !== question || said.text === text
}

/** How many rows there are, on how many sources, and how they do. */
export const ListSummary = ({
  noun: [one, many],
  total,
  outcomes,
  filtered,
  question,
  former,
}: {
  noun: readonly [string, string]
  total: number | null
  outcomes: readonly Outcome[]
  filtered: boolean
  /** What was asked. */
  question: string
  /** What is shown answers the question before. */
  former: boolean
}) => {
  const [count = '', ...rest] = plural(total ?? 0, one, many).split(' ')
  const match = filtered ? (total === 1 ? ' matches' : ' match') : ''
  const sources = outcomes.length > 0 ? ` · ${sourcesText(outcomes)}` : ''
  const spoken = useSpoken(question, count + sources, total !== null && !former)
  if (total === null) return <span className={classes.summary}>Loading {many}</span>
  return (
    <span className={classes.summary} role="status" aria-live={spoken ? 'polite' : 'off'}>
      <strong>{count}</strong> {rest.join(' ')}
      {match}
      {sources}
    </span>
  )
}
