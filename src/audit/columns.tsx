import { columnsOf } from '../table/columns'
import { Moment } from '../ui/moment'
import { StateWord } from '../ui/state-word'
import type { AuditRow } from './use-audit-rows'
import { actionStatus } from './words'

const column = columnsOf<AuditRow>()

/** The columns of the log; on a narrow screen the ones with the highest `drop` go first. */
export const auditColumns = column.columns([
  column.accessor('at', {
    header: 'When',
    cell: ({ row }) => (
      <span className="dim">
        <Moment at={row.original.at} toTheSecond />
      </span>
    ),
    meta: { width: 132 },
  }),
  column.accessor('actor', {
    header: 'Who',
    cell: ({ row }) => <strong>{row.original.actor || 'nobody known'}</strong>,
    meta: { width: 112, grow: 3 },
  }),
  column.accessor('role', {
    header: 'Role',
    cell: ({ row }) => row.original.role ?? <span className="dimmer">–</span>,
    meta: { width: 84, drop: 4, look: 'dim' },
  }),
  column.accessor('action', {
    header: 'Did',
    cell: ({ row }) => <StateWord status={actionStatus(row.original.action)} />,
    meta: { width: 156, grow: 2 },
  }),
  column.accessor('target', {
    header: 'To',
    cell: ({ row }) => row.original.target ?? <span className="dimmer">–</span>,
    meta: { width: 120, grow: 2, drop: 2 },
  }),
  column.accessor('detail', {
    header: 'Detail',
    cell: ({ row }) => <span className="dim">{row.original.detail ?? ''}</span>,
    meta: { width: 180, grow: 4, drop: 3 },
  }),
  column.accessor('address', {
    header: 'Address',
    cell: ({ row }) => row.original.address ?? <span className="dimmer">–</span>,
    meta: { width: 128, drop: 1, look: 'mono' },
  }),
])
