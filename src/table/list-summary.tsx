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

/** How many rows there are, on how many sources, and how they do. */
export const ListSummary = ({
  noun: [one, many],
  total,
  outcomes,
  filtered,
}: {
  noun: readonly [string, string]
  total: number | null
  outcomes: readonly Outcome[]
  filtered: boolean
}) => {
  if (total === null) return <span className={classes.summary}>Loading {many}</span>
  const [count = '', ...rest] = plural(total, one, many).split(' ')
  const match = filtered ? (total === 1 ? ' matches' : ' match') : ''
  return (
    <span className={classes.summary} role="status">
      <strong>{count}</strong> {rest.join(' ')}
      {match}
      {outcomes.length > 0 && ` · ${sourcesText(outcomes)}`}
    </span>
  )
}
