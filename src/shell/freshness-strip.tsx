import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { sourcesQuery } from '../api/sources'
import { freshnessStatus } from '../contract/freshness'
import type { Freshness } from '../contract/freshness'
import type { Source } from '../contract/source'
import { Age } from '../ui/age'
import { StateShape } from '../ui/state-shape'
import { plural } from '../util/count'
import classes from './freshness-strip.module.css'

const SourcePopup = lazy(async () => ({ default: (await import('./source-popup')).SourcePopup }))

const words: Record<Freshness, string> = {
  live: '',
  late: 'late ',
  stale: 'stale ',
  unreachable: 'unreachable ',
}

const SourceChip = ({ source }: { source: Source }) => {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const { name, freshness, asOf } = source
  return (
    <li className={classes[freshness]}>
      <button
        ref={anchor}
        type="button"
        className={classes.chip}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <StateShape {...freshnessStatus[freshness]} />
        <span className={classes.name}>{name}</span>
        <span className={classes.age}>
          {words[freshness]}
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

/** Every source with its age, always in view; where there is no room, the live ones are counted. */
export const FreshnessStrip = () => {
  const { data } = useQuery(sourcesQuery())
  const sources = data?.sources ?? []
  const live = sources.filter(({ freshness }) => freshness === 'live').length
  return (
    <ul className={classes.strip} aria-label="Sources and their age">
      <li className={classes.summary}>
        <StateShape {...freshnessStatus.live} />
        {live === sources.length ? `${plural(live, 'source')} live` : `${live} live`}
      </li>
      {sources.map((source) => (
        <SourceChip key={source.id} source={source} />
      ))}
    </ul>
  )
}
