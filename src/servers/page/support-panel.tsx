import type { Support } from '../../contract/server-look'
import { useNow } from '../../ui/clock'
import { Facts } from '../../ui/facts'
import { useZone } from '../../ui/zone'
import { ageText } from '../../util/age'
import type { Zone } from '../../util/time'
import { dateText } from '../../util/time'
import { LookPanel } from './look-panel'
import type { Com } from './use-com'

const day = 24 * 3_600_000

/** A long time as people plan with it: `20 d`, `14 months`, `4 years`. */
export const spanText = (ms: number) => {
  if (ms < 90 * day) return ageText(ms)
  const months = Math.floor(ms / (30.44 * day))
  return months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`
}

/** `Active until 13 Mar 2028 (in 15 months)`, `Expired on …`: the word and the date say the same. */
export const untilText = (
  word: string,
  until: string | null,
  { now, zone }: { now: number; zone: Zone },
) => {
  if (until === null) return word
  const leftMs = Date.parse(until) - now
  const when = dateText(until, zone)
  return leftMs < 0
    ? `${word}, ended ${when} (${spanText(-leftMs)} ago)`
    : `${word} until ${when} (in ${spanText(leftMs)})`
}

const SupportFacts = ({ support }: { support: Support }) => {
  const zone = useZone()
  const now = useNow((at) => Math.floor(at / 3_600_000) * 3_600_000)
  const { warranty, subscription, location, connection, tags } = support
  const when = { now, zone }
  return (
    <Facts
      facts={[
        ['Location', location],
        ['Warranty', warranty && untilText(warranty.word, warranty.until, when)],
        ...(warranty?.level
          ? [['Support', [warranty.level, warranty.contract].filter(Boolean).join(', ')] as const]
          : []),
        [
          'Subscription',
          subscription.word &&
            untilText(
              [subscription.word, subscription.tier].filter(Boolean).join(', '),
              subscription.until,
              when,
            ),
        ],
        ['Managed', connection],
        ...tags.map(({ name, value }) => [name, value] as const),
      ]}
    />
  )
}

/** Where a server stands and what it is entitled to. */
export const SupportPanel = ({ server }: { server: Com }) => (
  <LookPanel
    name="Location, warranty, subscription"
    anchor="support"
    part="support"
    server={server}
    room={170}
  >
    {(support) => <SupportFacts support={support} />}
  </LookPanel>
)
