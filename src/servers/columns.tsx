import { connectionWord, powerWord, serverStatus } from '../contract/server'
import type { Server } from '../contract/server'
import { paths } from '../paths'
import { columnsOf } from '../table/columns'
import { Age } from '../ui/age'
import { StateWord } from '../ui/state-word'
import classes from './servers.module.css'

const column = columnsOf<Server>()
const unsaid = '–'
const quiet = { look: 'dim', sort: 'ascending' } as const
const word = { ...quiet, cut: 'never' } as const
const text = { ...quiet, cut: 'long-values' } as const

/** `ProLiant DL380 Gen11` as people say it: the line of nearly every row tells nothing apart. */
const shortModel = (model: string) => model.replace(/^ProLiant /, '')

/** `U30 v3.40 (05/22/2025)` as `U30 v3.40`: the date of the ROM follows from its version. */
const versionOf = (firmware: string) => firmware.replace(/ \(.*\)$/, '')

/** The columns of the servers list; where there is no room, the highest `drop` goes first. */
export const serverColumns = column.columns([
  column.accessor('state', {
    header: 'State',
    cell: ({ row }) => <StateWord status={serverStatus[row.original.state]} />,
    meta: { width: 120, cut: 'never', sort: 'ascending' },
  }),
  column.accessor('name', {
    header: 'Name',
    cell: ({ row }) => (
      <a href={paths.server(row.original)} tabIndex={-1} className={classes.name}>
        {row.original.name}
      </a>
    ),
    meta: { width: 124, grow: 1, cut: 'long-values', sort: 'ascending' },
  }),
  column.accessor('serial', {
    header: 'Serial',
    cell: ({ row }) => row.original.serial ?? unsaid,
    meta: { width: 94, drop: 9, look: 'mono', cut: 'long-values' },
  }),
  column.accessor(({ model }) => model && shortModel(model), {
    id: 'model',
    header: 'Model',
    cell: ({ row, getValue }) => (
      <span title={row.original.model ?? undefined}>{getValue() ?? unsaid}</span>
    ),
    meta: { ...text, width: 140, grow: 1, drop: 4 },
  }),
  column.accessor('generation', {
    header: 'Generation',
    cell: ({ row }) => row.original.generation ?? unsaid,
    meta: { ...text, width: 94, drop: 10 },
  }),
  column.accessor('group', {
    header: 'Group',
    cell: ({ row }) => row.original.group ?? unsaid,
    meta: { ...text, width: 98, grow: 1, drop: 2 },
  }),
  column.accessor('region', {
    header: 'Region',
    cell: ({ row }) => row.original.region ?? unsaid,
    meta: { ...text, width: 100, drop: 5 },
  }),
  column.accessor('power', {
    header: 'Power',
    cell: ({ row }) => powerWord[row.original.power],
    meta: { ...word, width: 70, drop: 7 },
  }),
  column.accessor('connection', {
    header: 'Connection',
    cell: ({ row }) => connectionWord[row.original.connection],
    meta: { ...word, width: 104, drop: 11 },
  }),
  column.accessor(({ firmware }) => firmware && versionOf(firmware), {
    id: 'firmware',
    header: 'Firmware',
    cell: ({ row, getValue }) => (
      <span title={row.original.firmware ?? undefined}>{getValue() ?? unsaid}</span>
    ),
    meta: { ...text, width: 88, drop: 8 },
  }),
  column.accessor('reason', {
    header: 'What',
    cell: ({ row: { original } }) =>
      original.reason && (
        <span className={classes[original.state]} title={original.reason}>
          {original.reason}
        </span>
      ),
    meta: { width: 250, grow: 12, cut: 'long-values' },
  }),
  column.accessor('since', {
    header: 'Since',
    cell: ({ row }) => (row.original.since === null ? unsaid : <Age at={row.original.since} />),
    meta: { width: 84, drop: 3, align: 'end', look: 'dim', cut: 'never' },
  }),
  column.accessor('changedAt', {
    header: 'Last change',
    cell: ({ row }) =>
      row.original.changedAt === null ? unsaid : <Age at={row.original.changedAt} />,
    meta: { width: 98, drop: 6, align: 'end', look: 'dim', cut: 'never', sort: 'descending' },
  }),
])
