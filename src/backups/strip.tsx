import { useQuery } from '@tanstack/react-query'
import { listPolling } from '../api/poll'
import { vmBackupsQuery } from '../api/vms'
import { maxLimit } from '../contract/list-query'
import type { Shape, Tone } from '../contract/shape'
import type { Vm } from '../contract/vm'
import { useNow } from '../ui/clock'
import { StateShape } from '../ui/state-shape'
import { useZone } from '../ui/zone'
import { plural } from '../util/count'
import type { Day } from './day-strip'
import { dayStrip, spanOf, stripSince } from './day-strip'
import classes from './backups.module.css'

const looks: Record<Day['state'], { shape: Shape; tone: Tone } | null> = {
  good: { shape: 'dot', tone: 'ok' },
  mixed: { shape: 'triangle', tone: 'warning' },
  failed: { shape: 'octagon', tone: 'critical' },
  none: null,
  unread: { shape: 'diamond', tone: 'neutral' },
}

const wordOf = ({ day, state, good, degraded, failed }: Day) => {
  if (state === 'unread') return `${day}: not read`
  const parts = [
    ...(good > 0 ? [plural(good, 'good backup')] : []),
    ...(degraded > 0 ? [`${degraded} degraded`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ]
  return `${day}: ${parts.length > 0 ? parts.join(', ') : 'none held'}`
}

const hourMs = 3_600_000

/** A VM's last fourteen days at a glance: which can be restored, which failed, which hold nothing, which
 * nobody could read. */
export const Strip = ({ vm }: { vm: Pick<Vm, 'sourceId' | 'id' | 'backups'> }) => {
  const zone = useZone()
  const now = useNow((ms) => Math.floor(ms / hourMs) * hourMs)
  const search = new URLSearchParams({ since: stripSince(now) }).toString()
  const { data, isPending } = useQuery({
    ...vmBackupsQuery(vm.sourceId, vm.id, search, 0, maxLimit),
    ...listPolling,
  })
  return (
    <ol className={classes.strip} aria-busy={isPending}>
      {dayStrip(data?.items ?? [], spanOf(vm, data), now, zone).map((day) => {
        const look = isPending ? null : looks[day.state]
        return (
          <li key={day.day} title={wordOf(day)}>
            <span className={classes.day}>{look && <StateShape {...look} />}</span>
            <span aria-hidden="true">{day.day.split(' ')[0]}</span>
            <span className="unseen">{wordOf(day)}</span>
          </li>
        )
      })}
    </ol>
  )
}
