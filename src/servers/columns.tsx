import { connectionWord, powerWord, serverStatus } from '../contract/server'
import type { Server } from '../contract/server'
import { paths } from '../paths'
import { columnsOf } from '../table/columns'
import { Age } from '../ui/age'
import { StateWord } from '../ui/state-word'
import classes from './servers.module.css'

const column = columnsOf<Server>()
const unsaid = <span className="dimmer">–</span>

/** The columns of the servers list; on a narrow screen the last ones named here go first. */
export const serverColumns = column.columns([
  column.accessor('state', {
    header: 'State',
    cell: ({ row }) => <StateWord status={serverStatus[row.original.state]} />,
    meta: { width: 110, sort: 'ascending' },
  }),
  column.accessor('name', {
    header: 'Name',
    cell: ({ row }) => (
      <a href={paths.server(row.original)} tabIndex={-1} className={classes.name}>
        {row.original.name}
      </a>
    ),
    meta: { width: 124, grow: 1, sort: 'ascending' },
  }),
  column.accessor('serial', {
    header: 'Serial',
    cell: ({ row }) => <span className="mono dimmer">{row.original.serial ?? '–'}</span>,
    meta: { width: 94, drop: 3 },
  }),
  column.accessor('model', {
    header: 'Model',
    cell: ({ row }) => <span className="dim">{row.original.model ?? '–'}</span>,
    meta: { width: 168, grow: 1, drop: 6, sort: 'ascending' },
  }),
  column.accessor('generation', {
    header: 'Generation',
    cell: ({ row }) => <span className="dim">{row.original.generation ?? '–'}</span>,
    meta: { width: 90, drop: 9, sort: 'ascending' },
  }),
  column.accessor('group', {
    header: 'Group',
    cell: ({ row }) => <span className="dim">{row.original.group ?? '–'}</span>,
    meta: { width: 92, grow: 1, drop: 2, sort: 'ascending' },
  }),
  column.accessor('region', {
    header: 'Region',
    cell: ({ row }) => <span className="dim">{row.original.region ?? '–'}</span>,
    meta: { width: 100, drop: 5, sort: 'ascending' },
  }),
  column.accessor('power', {
    header: 'Power',
    cell: ({ row }) => (
      <span className={row.original.power === 'on' ? 'dim' : undefined}>
        {powerWord[row.original.power]}
      </span>
    ),
    meta: { width: 64, drop: 8, sort: 'ascending' },
  }),
  column.accessor('connection', {
    header: 'Connection',
    cell: ({ row }) => (
      <span className={row.original.connection === 'connected' ? 'dim' : undefined}>
        {connectionWord[row.original.connection]}
      </span>
    ),
    meta: { width: 104, drop: 11, sort: 'ascending' },
  }),
  column.accessor('firmware', {
    header: 'Firmware',
    cell: ({ row }) => <span className="dim">{row.original.firmware ?? '–'}</span>,
    meta: { width: 92, grow: 1, drop: 10, sort: 'ascending' },
  }),
  column.accessor('reason', {
    header: 'What',
    cell: ({ row }) => (
      <span className={classes[row.original.state]} title={row.original.reason ?? undefined}>
        {row.original.reason}
      </span>
    ),
    meta: { width: 236, grow: 4, drop: 1 },
  }),
  column.accessor('since', {
    header: 'Since',
    cell: ({ row }) => (
      <span className="dim">
        {row.original.since === null ? unsaid : <Age at={row.original.since} />}
      </span>
    ),
    meta: { width: 84, drop: 4, align: 'end' },
  }),
  column.accessor('changedAt', {
    header: 'Last change',
    cell: ({ row }) => (
      <span className="dim">
        {row.original.changedAt === null ? unsaid : <Age at={row.original.changedAt} />}
      </span>
    ),
    meta: { width: 94, drop: 7, align: 'end', sort: 'descending' },
  }),
])
