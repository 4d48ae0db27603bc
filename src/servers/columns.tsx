import type { Server } from '../contract/server'
import {
  complianceWord,
  connectionWord,
  maintenanceWord,
  powerWord,
  serverStatus,
} from '../contract/server'
import { paths } from '../paths'
import { columnsOf } from '../table/columns'
import { TaskOn } from '../table/task-under-way'
import type { WithTask } from '../table/use-under-way'
import { ageSince, linkTo, stateOf, unsaid, words } from '../table/written'
import { bytesText } from '../util/bytes'
import { KnownAt, SourceAge } from './source-cells'
import classes from './servers.module.css'

/** A server with the task that is under way on it. */
export type ServerRow = WithTask<Server>

const column = columnsOf<ServerRow>()
const quiet = { look: 'dim', sort: 'ascending' } as const
const word = { ...quiet, cut: 'never' } as const
const text = { ...quiet, cut: 'long-values' } as const

/** `ProLiant DL380 Gen11` as people say it: the line of nearly every row tells nothing apart. */
const shortModel = (model: string) => model.replace(/^ProLiant /, '')

/** `U30 v3.40 (05/22/2025)` as `U30 v3.40`: the date of the ROM follows from its version. */
const versionOf = (firmware: string) => firmware.replace(/ \(.*\)$/, '')

const day = (iso: string | null) => iso?.slice(0, 10) ?? unsaid
const extra = { extra: true } as const

/** Columns that are shown to who chooses them. */
const moreColumns = column.columns([
  column.accessor('productId', {
    id: 'product',
    header: 'Product',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...extra, width: 110, look: 'mono', cut: 'long-values' },
  }),
  column.accessor('processor', {
    header: 'Processor',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...text, ...extra, width: 200 },
  }),
  column.accessor('memoryMb', {
    id: 'memory',
    header: 'Memory',
    cell: ({ row: { original } }) =>
      original.memoryMb === null ? unsaid : bytesText(original.memoryMb * 1024 ** 2),
    meta: { ...extra, width: 90, align: 'end', cut: 'never', sort: 'descending', look: 'dim' },
  }),
  column.accessor('hostName', {
    id: 'host',
    header: 'Host name',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...extra, width: 130, look: 'dim', cut: 'long-values' },
  }),
  column.accessor('address', {
    header: 'iLO address',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...extra, width: 110, look: 'mono', cut: 'long-values' },
  }),
  column.accessor('iloVersion', {
    id: 'ilo',
    header: 'iLO version',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...text, ...extra, width: 100 },
  }),
  column.accessor('location', {
    header: 'Location',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...text, ...extra, width: 150 },
  }),
  column.accessor('maintenance', {
    header: 'Maintenance',
    cell: ({ row: { original } }) =>
      original.maintenance === null ? unsaid : maintenanceWord[original.maintenance],
    meta: { ...word, ...extra, width: 118 },
  }),
  column.accessor('baseline', {
    header: 'Baseline',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...text, ...extra, width: 118 },
  }),
  column.accessor('compliance', {
    header: 'Compliance',
    cell: ({ row: { original } }) =>
      original.compliance === null ? unsaid : complianceWord[original.compliance],
    meta: { ...word, ...extra, width: 104 },
  }),
  column.accessor('subscription', {
    header: 'Subscription',
    cell: ({ getValue }) => getValue() ?? unsaid,
    meta: { ...text, ...extra, width: 190 },
  }),
  column.accessor('warrantyEndsAt', {
    id: 'warranty',
    header: 'Warranty ends',
    cell: ({ row }) => day(row.original.warrantyEndsAt),
    meta: { ...word, ...extra, width: 116 },
  }),
  column.accessor('powerWatts', {
    id: 'watts',
    header: 'Power draw, 24 h',
    cell: ({ row: { original } }) =>
      original.powerWatts === null ? unsaid : `${original.powerWatts} W`,
    meta: { ...extra, width: 150, align: 'end', cut: 'never', sort: 'descending', look: 'dim' },
  }),
  column.accessor('utilization', {
    header: 'Utilization, 24 h',
    cell: ({ row: { original } }) =>
      original.utilization === null ? unsaid : `${original.utilization} %`,
    meta: { ...extra, width: 150, align: 'end', cut: 'never', sort: 'descending', look: 'dim' },
  }),
  column.accessor(({ tags }) => tags.join(', '), {
    id: 'tags',
    header: 'Tags',
    cell: ({ getValue }) => words(getValue() || unsaid, { title: getValue() || undefined }),
    meta: { ...extra, width: 220, look: 'dim' },
  }),
  column.accessor(
    ({ sourceId, knownAt }) => [sourceId, ...knownAt.map((at) => at.sourceId)].join(', '),
    {
      id: 'sources',
      header: 'Known at',
      cell: ({ row: { original } }) => (
        <KnownAt sourceIds={[original.sourceId, ...original.knownAt.map((at) => at.sourceId)]} />
      ),
      meta: { ...extra, width: 170, look: 'dim' },
    },
  ),
  column.accessor('sourceId', {
    id: 'age',
    header: 'Age',
    cell: ({ row }) => <SourceAge sourceId={row.original.sourceId} />,
    meta: { ...extra, width: 80, align: 'end', cut: 'never', look: 'dim' },
  }),
])

/** The columns of the servers list; where there is no room, the highest `drop` goes first. */
export const serverColumns = [
  ...column.columns([
    column.accessor('state', {
      header: 'State',
      cell: ({ row }) => stateOf(serverStatus[row.original.state]),
      meta: { width: 120, cut: 'never', sort: 'ascending' },
    }),
    column.accessor('name', {
      header: 'Name',
      cell: ({ row }) => linkTo(paths.server(row.original), row.original.name, classes.name),
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
      cell: ({ getValue }) => getValue() ?? unsaid,
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
      cell: ({ row: { original } }) =>
        original.powerFrom === null
          ? powerWord[original.power]
          : words(`${powerWord[original.power]}*`, {
              title: `As ${original.powerFrom} says: its own source has lost the connection.`,
            }),
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
      cell: ({ getValue }) => getValue() ?? unsaid,
      meta: { ...text, width: 88, drop: 8 },
    }),
    column.accessor(({ task, reason }) => (task ? `${task.name}: ${task.state}, so far` : reason), {
      id: 'reason',
      header: 'What',
      cell: ({ row: { original } }) =>
        original.task ? (
          <TaskOn task={original.task} inRow />
        ) : (
          words(original.reason ?? '', { look: classes[original.state] })
        ),
      meta: { width: 250, grow: 12, most: 560, cut: 'long-values' },
    }),
    column.accessor('since', {
      header: 'Since',
      cell: ({ row }) => ageSince(row.original.since),
      meta: { width: 84, drop: 3, align: 'end', look: 'dim', cut: 'never' },
    }),
    column.accessor('changedAt', {
      header: 'Last change',
      cell: ({ row }) => ageSince(row.original.changedAt),
      meta: { width: 114, drop: 6, align: 'end', look: 'dim', cut: 'never', sort: 'descending' },
    }),
  ]),
  ...moreColumns,
]
