import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { problemOf } from '../api/problem-error'
import { sourcesQuery } from '../api/sources'
import { freshnessStatus } from '../contract/freshness'
import type { Freshness } from '../contract/freshness'
import type { Source } from '../contract/source'
import { Age } from '../ui/age'
import { toServerMoment } from '../ui/clock'
import { Moment } from '../ui/moment'
import { StateShape } from '../ui/state-shape'
import { unrenewed } from '../ui/unrenewed'
import { plural } from '../util/count'
import classes from './freshness-strip.module.css'

const SourcePopup = lazy(async () => ({ default: (await import('./source-popup')).SourcePopup }))

/** More sources than these that are not live leave no room for the word of each. */
const fewSilent = 2

const words: Record<Freshness, string> = {
  live: '',
  late: 'late ',
  stale: 'stale ',
  unreachable: 'unreachable ',
}

const SourceChip = ({ source, crowded }: { source: Source; crowded: boolean }) => {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const { name, freshness, asOf } = source
  return (
    <li className={classes[freshness]}>
      <button
        ref={anchor}
        type="button"
        className={classes.chip}
        title={`${name} ${words[freshness]}`.trim()}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <StateShape {...freshnessStatus[freshness]} />
        <span className={classes.name}>{name}</span>
        <span className={classes.age}>
          <span className={crowded ? 'unseen' : undefined}>{words[freshness]}</span>
          {asOf === null ? 'not read yet' : <Age at={asOf} />}
        </span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SourcePopup source={source} anchor={anchor} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </li>
  )
}

/** Why no age is renewed, and when the last one was. `at` ms of this machine's clock; 0: there is none. */
const Silence = ({ error, at }: { error: Error; at: number }) => (
  <li className={classes.silence}>
    <StateShape {...freshnessStatus.stale} />
    <span>
      {problemOf(error).title}
      {at > 0 && (
        <>
          , as of <Moment at={toServerMoment(at)} named />
        </>
      )}
    </span>
  </li>
)

/**
 * Every source with its age, always in view; where there is no room, the live ones are counted. Where
 * many are not live their word is left to the shape, the title and screen readers. None is live while
 * Sightline itself does not answer.
 */
export const FreshnessStrip = () => {
  const { data, error, dataUpdatedAt } = useQuery(sourcesQuery())
  const held = data?.sources ?? []
  const sources = error === null ? held : held.map(unrenewed)
  const live = sources.filter(({ freshness }) => freshness === 'live').length
  return (
    <ul
      className={error === null ? classes.strip : `${classes.strip} ${classes.silent}`}
      aria-label="Sources and their age"
    >
      {error && <Silence error={error} at={dataUpdatedAt} />}
      {live > 0 && (
        <li className={classes.summary}>
          <StateShape {...freshnessStatus.live} />
          {live === sources.length ? `${plural(live, 'source')} live` : `${live} live`}
        </li>
      )}
      {sources.map((source) => (
        <SourceChip key={source.id} source={source} crowded={sources.length - live > fewSilent} />
      ))}
    </ul>
  )
}
