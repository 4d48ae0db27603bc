import { protectionStatus } from '../contract/vm'
import type { Vm } from '../contract/vm'
import { Age } from '../ui/age'
import { useNow } from '../ui/clock'
import { ageText } from '../util/age'
import { rpoShare } from './rpo'
import classes from './backups.module.css'

const steps = 40

/** Age of the newest good backup against what the policy allows: the mark stands at the RPO. */
export const RpoBar = ({ vm }: { vm: Vm }) => {
  const { newestGoodAt, rpoMinutes, protection } = vm
  const share = useNow((now) => Math.round((rpoShare(vm, now) ?? -1) * steps) / steps)
  if (newestGoodAt === null) return <span className="dimmer">none</span>
  const rpo = rpoMinutes === null ? null : ageText(rpoMinutes * 60_000)
  const { tone } = protectionStatus[protection]
  return (
    <span className={classes.rpo} title={rpo === null ? undefined : `RPO ${rpo}`}>
      {share >= 0 && (
        <span className={classes.rpoTrack} aria-hidden="true">
          <i
            className={tone === 'ok' ? undefined : classes[tone]}
            style={{ transform: `scaleX(${Math.min(1, share / 2)})` }}
          />
        </span>
      )}
      <Age at={newestGoodAt} />
      {rpo !== null && <span className="unseen"> of {rpo} allowed</span>}
    </span>
  )
}
