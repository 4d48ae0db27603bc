import { backupStatus } from '../contract/vm'
import type { Backup } from '../contract/vm'
import { columnsOf } from '../table/columns'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { StateWord } from '../ui/state-word'
import { bytesText } from '../util/bytes'

const column = columnsOf<Backup>()
const when = (at: string | null) => (
  <span className="dim">{at === null ? '–' : <Moment at={at} />}</span>
)

/** The columns of a VM's backups. */
export const backupColumns = column.columns([
  column.accessor('state', {
    header: 'State',
    cell: ({ row }) => <StateWord status={backupStatus[row.original.state]} />,
    meta: { width: 108, sort: 'ascending' },
  }),
  column.accessor('at', {
    header: 'Restores to',
    cell: ({ row }) => <Moment at={row.original.at} />,
    meta: { width: 112, sort: 'descending' },
  }),
  column.display({
    id: 'age',
    header: 'Age',
    cell: ({ row }) => (
      <span className="dim">
        <Age at={row.original.at} />
      </span>
    ),
    meta: { width: 88, drop: 5 },
  }),
  column.accessor('name', {
    header: 'What',
    cell: ({ row: { original: backup } }) => (
      <span title={backup.name} className={backup.reason === null ? 'mono dimmer' : undefined}>
        {backup.reason ?? backup.name}
      </span>
    ),
    meta: { width: 140, grow: 3 },
  }),
  column.accessor('destination', {
    header: 'Destination',
    cell: ({ row }) => <span className="dim">{row.original.destination ?? '–'}</span>,
    meta: { width: 128, grow: 1, drop: 2 },
  }),
  column.accessor('consistency', {
    header: 'Consistency',
    cell: ({ row }) => <span className="dim">{row.original.consistency ?? '–'}</span>,
    meta: { width: 168, drop: 6 },
  }),
  column.accessor('sizeBytes', {
    header: 'Size',
    cell: ({ row: { original: backup } }) => (
      <span className="dim">{backup.sizeBytes === null ? '–' : bytesText(backup.sizeBytes)}</span>
    ),
    meta: { width: 84, drop: 3, align: 'end', sort: 'descending' },
  }),
  column.accessor('expiresAt', {
    header: 'Expires',
    cell: ({ row }) => when(row.original.expiresAt),
    meta: { width: 124, drop: 1, align: 'end', sort: 'ascending' },
  }),
  column.accessor('lockedUntil', {
    header: 'Locked until',
    cell: ({ row }) => when(row.original.lockedUntil),
    meta: { width: 124, drop: 4, align: 'end' },
  }),
])
