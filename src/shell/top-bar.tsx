import type { Session } from '../contract/session'
import { Kbd } from '../ui/kbd'
import type { Zone } from '../util/time'
import { FreshnessStrip } from './freshness-strip'
import { MyActs } from './my-acts'
import { Person } from './person'
import { RunningTasks } from './running-tasks'
import { ZoneClock } from './zone-clock'
import classes from './top-bar.module.css'

/** What is always in view: where one is, the way to anything, the age of every source, the time. */
export const TopBar = ({
  title,
  session,
  zone,
  onZone,
  onFind,
}: {
  title: string
  session: Extract<Session, { signedIn: true }>
  zone: Zone
  onZone: (zone: Zone) => void
  onFind: () => void
}) => (
  <header className={classes.bar}>
    <h1 className={classes.title}>{title}</h1>
    <button type="button" className={classes.find} onClick={onFind} aria-label="Go to anything">
      <span>Go to anything</span>
      <Kbd>{/Mac/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'}</Kbd>
    </button>
    <FreshnessStrip />
    <RunningTasks />
    <MyActs session={session} />
    <ZoneClock zone={zone} onChoose={onZone} />
    <Person session={session} />
  </header>
)
