import { useQuery } from '@tanstack/react-query'
import { auditLineQuery } from '../api/audit'
import type { AuditEntry } from '../contract/audit'
import { auditWord } from '../contract/audit'
import { ReadProblem } from '../table/read-problem'
import { CopyId } from '../ui/copy-id'
import { Facts } from '../ui/facts'
import { SidePanel } from '../ui/side-panel'
import { StateWord } from '../ui/state-word'
import { useZone } from '../ui/zone'
import { fullText } from '../util/time'
import { actionStatus } from './words'
import classes from './audit.module.css'

/** One line of the log with nothing cut off; `known`: where the list has read it already. */
export const EntryPanel = ({
  id,
  known,
  onClose,
}: {
  id: string
  known: AuditEntry | undefined
  onClose: () => void
}) => {
  const zone = useZone()
  const { data, error } = useQuery({
    ...auditLineQuery(id),
    ...(known ? { initialData: known } : {}),
  })
  return (
    <SidePanel name={data ? auditWord(data.action) : ''} onClose={onClose}>
      {!data && <ReadProblem error={error} awaits="Reading the line" />}
      {data && (
        <div className={classes.facts}>
          <Facts
            facts={[
              ['When', fullText(data.at, zone)],
              ['Who', data.actor || null],
              ['Role', data.role],
              ['Did', <StateWord key="did" status={actionStatus(data.action)} />],
              ['To', data.target],
              ['Detail', data.detail],
              [
                'Address',
                data.address && (
                  <span key="address" className="mono">
                    {data.address}
                  </span>
                ),
              ],
              ['Line', <CopyId key="id" name="id of this line" id={data.id} />],
            ]}
          />
        </div>
      )}
    </SidePanel>
  )
}
