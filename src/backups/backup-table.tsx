import { problemOf } from '../api/problem-error'
import { vmBackupsQuery } from '../api/vms'
import type { Vm } from '../contract/vm'
import { backupList } from '../contract/vm'
import { useListState } from '../table/list-state'
import { ListTable } from '../table/list-table'
import { useRows } from '../table/use-rows'
import { OutcomeNotes } from '../ui/outcome-notes'
import { ProblemNote } from '../ui/problem-note'
import { backupColumns } from './backup-columns'
import { NoBackups } from './no-backups'
import classes from './backups.module.css'

/** Every backup of one VM that its source still counts, sorted as the URL says. */
export const BackupTable = ({ vm }: { vm: Pick<Vm, 'sourceId' | 'id' | 'backups'> }) => {
  const list = useListState(backupList)
  const rows = useRows(
    (search: string, offset: number, limit: number) =>
      vmBackupsQuery(vm.sourceId, vm.id, search, offset, limit),
    list.question,
  )
  return (
    <>
      {rows.error && <ProblemNote problem={problemOf(rows.error)} />}
      <OutcomeNotes outcomes={rows.head?.outcomes ?? []} />
      {rows.total === 0 ? (
        <NoBackups vm={vm} outcomes={rows.head?.outcomes ?? []} />
      ) : (
        <div className={classes.table} style={{ '--rows': rows.total ?? 8 }}>
          <ListTable
            name="Backups"
            columns={backupColumns}
            rows={rows}
            sorts={list.query.sort}
            onSort={list.sortBy}
            selected={list.selected}
            onSelect={list.select}
            onOpen={() => list.select(null)}
            question={list.question}
          />
        </div>
      )}
    </>
  )
}
