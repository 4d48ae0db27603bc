import type { Source } from '../contract/source'
import { useNow } from '../ui/clock'
import { Facts } from '../ui/facts'
import { StateWord } from '../ui/state-word'
import { Until } from '../ui/until'
import { plural } from '../util/count'
import { BudgetGauge } from './budget-gauge'
import { daysLeft, expiryStatus } from './days-left'
import { LastError } from './last-error'

const Certificates = ({ upkeep }: Pick<Source, 'upkeep'>) => {
  const { certificates, certificatesUntil, untrusted } = upkeep
  const days = useNow((now) => (certificatesUntil === null ? 0 : daysLeft(certificatesUntil, now)))
  if (untrusted > 0)
    return (
      <StateWord
        status={{ word: '', shape: 'octagon', tone: 'critical' }}
        word={certificates === 1 ? 'Not trusted' : `${untrusted} of ${certificates} not trusted`}
      />
    )
  if (certificatesUntil === null) return <span className="dimmer">none shown yet</span>
  return (
    <>
      <StateWord status={expiryStatus(days)} />
      {certificates > 1 && <span className="dimmer"> · the first of {certificates}</span>}
    </>
  )
}

/** What keeps a source reachable, each with how long it still does. */
export const UpkeepFacts = ({ source }: { source: Source }) => {
  const { kind, upkeep } = source
  const { tokenUntil, spared, services, lastError } = upkeep
  return (
    <Facts
      facts={[
        ...(kind === 'greenlake'
          ? [['Budget', <BudgetGauge key="" budget={upkeep.budget} />] as const]
          : []),
        ...(kind === 'ilo'
          ? []
          : [
              [
                'Token',
                tokenUntil === null ? (
                  <span className="dimmer">none held here</span>
                ) : (
                  <>
                    <Until at={tokenUntil} past="has ended" />
                    <span className="dimmer"> left</span>
                  </>
                ),
              ] as const,
            ]),
        ['Certificate', <Certificates key="" upkeep={upkeep} />],
        ...(spared > 0
          ? [
              [
                'Left alone',
                <StateWord
                  key=""
                  status={{ word: '', shape: 'octagon', tone: 'critical' }}
                  word={`${spared} of ${plural(services, 'service')}`}
                />,
              ] as const,
            ]
          : []),
        ['Last error', <LastError key="" error={lastError} />],
      ]}
    />
  )
}
