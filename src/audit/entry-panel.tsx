import { auditWord } from '../contract/audit'
import { CopyId } from '../ui/copy-id'
import { Facts } from '../ui/facts'
import { SidePanel } from '../ui/side-panel'
import { useZone } from '../ui/zone'
import { fullText } from '../util/time'
import type { AuditRow } from './use-audit-rows'
import classes from './audit.module.css'

/** One line of the log with nothing cut off. */
export const EntryPanel = ({ entry, onClose }: { entry: AuditRow; onClose: () => void }) => {
  const zone = useZone()
  const { at, actor, role, address, action, target, detail, id } = entry
  return (
    <SidePanel name={auditWord(action)} onClose={onClose}>
      <div className={classes.facts}>
        <Facts
          facts={[
            ['When', fullText(at, zone)],
            ['Who', actor || null],
            ['Role', role],
            [
              'Address',
              address && (
                <span key="address" className="mono">
                  {address}
                </span>
              ),
            ],
            ['To', target],
            ['Detail', detail],
            ['Line', <CopyId key="id" name="id of this line" id={id} />],
          ]}
        />
      </div>
    </SidePanel>
  )
}
