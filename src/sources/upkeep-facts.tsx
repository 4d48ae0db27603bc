import type { ReactNode } from 'react'
import type { Source, Upkeep } from '../contract/source'
import { useNow } from '../ui/clock'
import { Facts } from '../ui/facts'
import { StateWord } from '../ui/state-word'
import { Until } from '../ui/until'
import { BudgetGauge } from './budget-gauge'
import { daysLeft, expiryStatus } from './days-left'
import { LastError } from './last-error'
import { partsText } from './words'

const critical = { word: '', shape: 'octagon', tone: 'critical' } as const

const Token = ({ until }: { until: string | null }) =>
  until === null ? (
    <span className="dimmer">none held here</span>
  ) : (
    <>
      <Until at={until} past="nothing" />
      <span className="dimmer"> left</span>
    </>
  )

const Certificates = ({ upkeep }: { upkeep: Upkeep }) => {
  const { certificates, certificatesUntil, untrusted } = upkeep
  const days = useNow((now) => (certificatesUntil === null ? 0 : daysLeft(certificatesUntil, now)))
  if (untrusted > 0) {
    const word = certificates === 1 ? 'Not trusted' : `${untrusted} of ${certificates} not trusted`
    return <StateWord status={critical} word={word} />
  }
  if (certificatesUntil === null) return <span className="dimmer">none shown yet</span>
  return (
    <>
      <StateWord status={expiryStatus(days)} />
      {certificates > 1 && <span className="dimmer">, the first of {certificates}</span>}
    </>
  )
}

/** What keeps a source reachable, each with how long it still does; what does not apply is left out. */
export const UpkeepFacts = ({ source }: { source: Source }) => {
  const { kind, upkeep, problem } = source
  const { budget, tokenUntil, spared, lastError } = upkeep
  const isTold = lastError !== null && lastError.problem.detail === problem?.detail
  const facts: (readonly [name: string, value: ReactNode, applies: boolean])[] = [
    ['Budget', <BudgetGauge key="budget" budget={budget} />, kind === 'greenlake'],
    ['Token', <Token key="token" until={tokenUntil} />, kind !== 'ilo'],
    ['Certificate', <Certificates key="certificate" upkeep={upkeep} />, true],
    [
      'Left alone',
      <StateWord key="spared" status={critical} word={`${spared} of ${partsText(source)}`} />,
      spared > 0,
    ],
    ['Last error', <LastError key="error" error={lastError} />, !isTold],
  ]
  return (
    <Facts
      facts={facts.flatMap(([name, value, applies]) => (applies ? [[name, value] as const] : []))}
    />
  )
}
