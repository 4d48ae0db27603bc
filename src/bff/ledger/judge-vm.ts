import type { ActName } from '../../contract/act'
import type { Vm } from '../../contract/vm'
import { actless } from './judge'

/** What is known of a VM that an act is about. */
export type VmSubject = Pick<Vm, 'system' | 'policy' | 'protection'>

/** Why nothing will happen to a VM; null: it will. Backup and Recovery runs a VM's protection job. */
export const reasonAgainstVm = (
  act: ActName,
  { system, policy }: VmSubject,
  can: ReadonlySet<ActName> | null,
): string | null => {
  if (!can) return actless
  if (!can.has(act)) return 'Not possible through its source.'
  return system === 'backup-recovery' && policy === null
    ? 'No protection job covers it: it has to be protected by a policy first.'
    : null
}

/** What to mind of a VM that it will happen to. `busy`: a task is under way on it. */
export const remarkOnVm = ({ system, protection }: VmSubject, busy: string | null) => {
  const remarks = [
    busy === null ? null : `${busy} is under way on it; this may wait for its end.`,
    protection === 'paused' ? 'Its schedule is paused: this backup is taken all the same.' : null,
    system === 'omnistack' ? 'It is kept until somebody deletes it.' : null,
  ].filter((remark) => remark !== null)
  return remarks.length > 0 ? remarks.join(' ') : null
}
