import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listPolling } from '../api/poll'
import { problemOf } from '../api/problem-error'
import { vmBackupsQuery } from '../api/vms'
import type { Vm } from '../contract/vm'
import { backupStatus } from '../contract/vm'
import { paths } from '../paths'
import { Moment } from '../ui/moment'
import { OutcomeNotes } from '../ui/outcome-notes'
import { Panel } from '../ui/panel'
import { ProblemNote } from '../ui/problem-note'
import { StateWord } from '../ui/state-word'
import { bytesText } from '../util/bytes'
import { countText } from '../util/count'
import { NoBackups } from './no-backups'
import classes from './backups.module.css'

const few = 8

/** The newest backups of a VM, with the way to all of them. */
export const NewestBackups = ({ vm }: { vm: Pick<Vm, 'sourceId' | 'id' | 'backups'> }) => {
  const { data, error } = useQuery({
    ...vmBackupsQuery(vm.sourceId, vm.id, '', 0, few),
    ...listPolling,
  })
  const all = data && data.total > few && <Link to={paths.vm(vm)}>All {countText(data.total)}</Link>
  return (
    <Panel name="Newest backups" aside={all}>
      {error && <ProblemNote problem={problemOf(error)} />}
      <OutcomeNotes outcomes={data?.outcomes ?? []} />
      {data?.items.length === 0 && <NoBackups vm={vm} outcomes={data.outcomes} />}
      <ul className={classes.newest} aria-busy={data === undefined && !error}>
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
