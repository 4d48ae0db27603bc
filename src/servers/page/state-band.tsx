import { timeTicks, shareOf } from '../../charts/time-ticks'
import type { Stretch } from '../../charts/time-ticks'
import type { ServerDetail } from '../../contract/server'
import { connectionWord, powerWord, serverStatus } from '../../contract/server'
import type { LookRange } from '../../contract/server-look'
import { lookRangeWord } from '../../contract/server-look'
import type { Status } from '../../contract/shape'
import { useNow } from '../../ui/clock'
import { Panel } from '../../ui/panel'
import { StateShape } from '../../ui/state-shape'
import { useZone } from '../../ui/zone'
import { ageText } from '../../util/age'
import { fullText } from '../../util/time'
import type { Zone } from '../../util/time'
import { tickText } from './chart-time'
import { RangeChoice } from './range-choice'
import type { StateSpan } from './state-spans'
import { spansOf } from './state-spans'
import { useRange } from './use-range'
import classes from './state-band.module.css'

const hour = 3_600_000
const lengths: Record<LookRange, number> = {
  '24h': 24 * hour,
  '7d': 7 * 24 * hour,
  '30d': 30 * 24 * hour,
  '180d': 180 * 24 * hour,
}

type Look = Pick<Status, 'shape' | 'tone' | 'word'>
const unsaid: Look = { shape: 'diamond', tone: 'neutral', word: 'Unknown' }
const quiet = (word: string): Look => ({ shape: 'dot', tone: 'neutral', word })
const struck = (word: string): Look => ({ shape: 'struck-circle', tone: 'neutral', word })

const lookIn =
  <T extends string>(words: Readonly<Record<T, Look>>) =>
  (value: string | null) =>
    Object.entries<Look>(words).find(([name]) => name === value)?.[1] ?? unsaid

const lanes = [
  { field: 'state', name: 'State', look: lookIn(serverStatus) },
  {
    field: 'connection',
    name: 'Connection',
    look: lookIn({
      connected: quiet(connectionWord.connected),
      disconnected: struck(connectionWord.disconnected),
    }),
  },
  {
    field: 'power',
    name: 'Power',
    look: lookIn({
      on: quiet(powerWord.on),
      off: struck(powerWord.off),
      'turning-on': quiet(powerWord['turning-on']),
      'turning-off': quiet(powerWord['turning-off']),
      resetting: quiet(powerWord.resetting),
    }),
  },
] as const

const percent = (share: number) => `${share * 100}%`
/** What is now has room for its shape, however short it has been so. */
const leastPx = 24

const Span = ({
  span,
  stretch,
  look,
  zone,
  isNow,
}: {
  span: StateSpan
  stretch: Stretch
  look: Look
  zone: Zone
  isNow: boolean
}) => {
  const from = shareOf(stretch, Date.parse(span.from))
  const width = shareOf(stretch, Date.parse(span.until)) - from
  const lasted = ageText(Date.parse(span.until) - Date.parse(span.from))
  const since = span.open ? 'nobody recorded since when' : `since ${fullText(span.from, zone)}`
  return (
    <li
      className={`${classes.span} ${classes[look.tone]} ${span.open ? classes.open : ''}`}
      style={
        isNow
          ? { left: `min(${percent(from)}, calc(100% - ${leastPx}px))`, right: 0 }
          : { left: percent(from), width: percent(width) }
      }
      title={`${look.word}, ${since}, for ${lasted}`}
    >
      <StateShape shape={look.shape} tone={look.tone} />
      <span>{look.word}</span>
    </li>
  )
}

/** State, connection and power over time, from our own record of what the source said. */
export const StateBand = ({ server }: { server: ServerDetail }) => {
  const [range] = useRange()
  const zone = useZone()
  // A minute is less than a pixel of it; what changed within it is shown at once.
  const until = useNow((now) => Math.ceil(now / 60_000) * 60_000)
  const stretch = { from: until - lengths[range], until }
  const from = new Date(stretch.from).toISOString()
  const at = new Date(until).toISOString()
  const { ticks, stepMs } = timeTicks(stretch, 6)
  return (
    <Panel name="State over time" anchor="states" aside={<RangeChoice />}>
      <div className={classes.band} role="group" aria-label={`The last ${lookRangeWord[range]}`}>
        {lanes.map(({ field, name, look }) => (
          <div key={field} className={classes.lane}>
            <h3>{name}</h3>
            <ol aria-label={name}>
              {spansOf(server.history, field, { value: server[field], at }, from).map((span) => (
                <Span
                  key={span.from}
                  span={span}
                  stretch={stretch}
                  look={look(span.value)}
                  zone={zone}
                  isNow={span.until === at}
                />
              ))}
            </ol>
          </div>
        ))}
        <div className={classes.ticks} aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick} style={{ left: percent(shareOf(stretch, tick)) }}>
              {tickText(tick, stepMs, zone)}
            </span>
          ))}
        </div>
      </div>
      <p className={classes.note}>
        From what the source told us. Where an edge fades, our record does not say since when.
      </p>
    </Panel>
  )
}
