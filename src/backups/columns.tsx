import { protectionStatus, vmSystemWord } from '../contract/vm'
import type { Vm } from '../contract/vm'
import { paths } from '../paths'
import { columnsOf } from '../table/columns'
import { SourceName } from '../table/source-name'
import { TaskOn } from '../table/task-under-way'
import type { WithTask } from '../table/use-under-way'
import { Moment } from '../ui/moment'
import { StateWord } from '../ui/state-word'
import { countText } from '../util/count'
import { RpoBar } from './rpo-bar'
import classes from './backups.module.css'

const column = columnsOf<WithTask<Vm>>()
const dim = (text: string | null) => <span className="dim">{text ?? '–'}</span>

/** The columns of the backups view; on a narrow screen the ones with the highest `drop` go first. */
export const vmColumns = column.columns([
  column.accessor('protection', {
    header: 'Protection',
    cell: ({ row }) => <StateWord status={protectionStatus[row.original.protection]} />,
    meta: { width: 136, sort: 'ascending' },
  }),
  column.accessor('name', {
    header: 'VM',
    cell: ({ row: { original: vm } }) => (
      <>
        <a
          href={paths.vm(vm)}
          tabIndex={-1}
          className={classes.name}
          title={vm.reason ?? undefined}
        >
          <strong>{vm.name}</strong>{' '}
          {vm.task === undefined && <span className="dim">{vm.reason}</span>}
        </a>
        {vm.task && (
          <>
            {' '}
            <TaskOn task={vm.task} inRow />
          </>
        )}
      </>
    ),
    meta: { width: 240, grow: 5, sort: 'ascending' },
  }),
  column.accessor('newestGoodAt', {
    header: 'Newest good',
    cell: ({ row }) => <RpoBar vm={row.original} />,
    meta: { width: 148, drop: 1, sort: 'ascending' },
  }),
  column.accessor('policy', {
    header: 'Policy',
    cell: ({ row }) => dim(row.original.policy),
    meta: { width: 120, grow: 1, drop: 3, sort: 'ascending' },
  }),
  column.accessor('nextRunAt', {
    header: 'Next run',
    cell: ({ row: { original: vm } }) => (
      <span className="dim">{vm.nextRunAt ? <Moment at={vm.nextRunAt} /> : '–'}</span>
    ),
    meta: { width: 108, drop: 2, sort: 'ascending' },
  }),
  column.accessor('cluster', {
    header: 'Cluster',
    cell: ({ row }) => dim(row.original.cluster),
    meta: { width: 116, grow: 1, drop: 4, sort: 'ascending' },
  }),
  column.accessor('host', {
    header: 'Host',
    cell: ({ row }) => dim(row.original.host),
    meta: { width: 124, grow: 1, drop: 8 },
  }),
  column.accessor('system', {
    header: 'System',
    cell: ({ row }) => dim(vmSystemWord[row.original.system]),
    meta: { width: 168, drop: 7 },
  }),
  column.accessor('sourceId', {
    header: 'Source',
    cell: ({ row }) => (
      <span className="dim">
        <SourceName id={row.original.sourceId} />
      </span>
    ),
    meta: { width: 112, drop: 6 },
  }),
  column.accessor('backups', {
    header: 'Backups',
    cell: ({ row: { original: vm } }) => dim(vm.backups === null ? null : countText(vm.backups)),
    meta: { width: 88, drop: 5, align: 'end', sort: 'descending' },
  }),
])
