import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listPolling } from '../api/poll'
import { vmBackupsQuery } from '../api/vms'
import type { ListItem } from '../contract/entity-key'
import { backupStatus } from '../contract/vm'
import { paths } from '../paths'
import { Moment } from '../ui/moment'
import { Panel } from '../ui/panel'
import { StateWord } from '../ui/state-word'
import { bytesText } from '../util/bytes'
import { countText } from '../util/count'
import classes from './backups.module.css'

const few = 8

/** The newest backups of a VM, with the way to all of them. */
export const NewestBackups = ({ vm }: { vm: ListItem }) => {
  const { data } = useQuery({
    ...vmBackupsQuery(vm.sourceId, vm.id, '', 0, few),
    ...listPolling,
  })
  const all = data && data.total > few && <Link to={paths.vm(vm)}>All {countText(data.total)}</Link>
  return (
    <Panel name="Newest backups" aside={all}>
      {data?.items.length === 0 && <p className="dimmer">No source counts a backup of this VM.</p>}
      <ul className={classes.newest} aria-busy={data === undefined}>
        {data?.items.map((backup) => (
          <li key={backup.id} title={backup.reason ?? undefined}>
            <StateWord status={backupStatus[backup.state]} />
            <Moment at={backup.at} />
            <span className="dim">{backup.destination ?? backup.name}</span>
            <span className="dim">
              {backup.sizeBytes === null ? '–' : bytesText(backup.sizeBytes)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
