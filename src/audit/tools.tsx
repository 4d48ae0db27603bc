import { auditExportUrl } from '../api/audit'
import type { ListState } from '../table/list-state'
import { Button, ButtonLink } from '../ui/button'
import { toServerTime } from '../ui/clock'
import { useZone } from '../ui/zone'
import { plural } from '../util/count'
import { zoneId } from '../util/time'
import { ranges, sinceOf } from './ranges'
import classes from './audit.module.css'

/** Spans of time at one click, how long lines are kept, and all that matches as a file. */
export const AuditTools = ({ list, keptDays }: { list: ListState; keptDays: number | null }) => {
  const zone = useZone()
  const tz = zoneId(zone)
  return (
    <>
      <div className={classes.ranges} role="group" aria-label="Span of time">
        {ranges.map(({ name, said, ms }) => (
          <Button
            key={name}
            aria-label={said}
            onClick={() => list.set({ since: sinceOf(ms, toServerTime(Date.now())), until: null })}
          >
            {name}
          </Button>
        ))}
      </div>
      <span className={`dim ${classes.kept}`}>
        {keptDays !== null && `Kept for ${plural(keptDays, 'day')}`}
      </span>
      <div className={classes.ranges} role="group" aria-label="Export what matches">
        <span className="dim">Export</span>
        <ButtonLink href={auditExportUrl(list.question, 'csv', tz)} download>
          CSV
        </ButtonLink>
        <ButtonLink href={auditExportUrl(list.question, 'jsonl', tz)} download>
          JSON lines
        </ButtonLink>
      </div>
    </>
  )
}
