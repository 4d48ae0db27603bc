import { Link } from 'react-router'
import type { Activity } from '../contract/activity'
import { activityStatus } from '../contract/activity'
import { paths } from '../paths'
import { columnsOf } from '../table/columns'
import { SourceName } from '../table/source-name'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { StateWord } from '../ui/state-word'
import { plainText } from '../util/markdown'
import { DerivedMark } from './derived-mark'
import { subjectPath } from './subject-path'
import { kindWord } from './words'
import classes from './activities.module.css'

const column = columnsOf<Activity>()

const Subject = ({ activity }: { activity: Activity }) => {
  const { subject } = activity
  const to = subjectPath(activity)
  if (to === null) return <span className="dim">{subject ?? '–'}</span>
  return (
    <Link to={to} tabIndex={-1} className={classes.subject}>
      {subject ?? (activity.vmId === null ? 'Server' : 'VM')}
    </Link>
  )
}

/** The columns of the feed; on a narrow screen the ones with the highest `drop` go first. */
export const activityColumns = column.columns([
  column.accessor('at', {
    header: 'When',
    cell: ({ row }) => (
      <span className="dim">
        <Moment at={row.original.at} />
      </span>
    ),
    meta: { width: 104, drop: 2, sort: 'descending' },
  }),
  column.accessor('tone', {
    header: 'Severity',
    cell: ({ row: { original } }) => (
      <StateWord status={activityStatus[original.tone]} muted={original.tone === 'info'} />
    ),
    meta: { width: 100 },
  }),
  column.accessor('title', {
    header: 'What',
    cell: ({ row }) => (
      <a href={paths.activity(row.original)} tabIndex={-1} className={classes.what}>
        {row.original.origin === 'derived' && <DerivedMark />}
        <strong>{row.original.title}</strong>{' '}
        <span className="dim">{plainText(row.original.message)}</span>
      </a>
    ),
    meta: { width: 200, grow: 6 },
  }),
  column.accessor('subject', {
    header: 'On',
    cell: ({ row }) => <Subject activity={row.original} />,
    meta: { width: 132, grow: 1, drop: 3 },
  }),
  column.accessor('kind', {
    header: 'About',
    cell: ({ row }) => <span className="dim">{kindWord[row.original.kind]}</span>,
    meta: { width: 104, drop: 5 },
  }),
  column.accessor('sourceId', {
    header: 'Source',
    cell: ({ row }) => (
      <span className="dim">
        <SourceName id={row.original.sourceId} />
      </span>
    ),
    meta: { width: 128, drop: 4 },
  }),
  column.display({
    id: 'age',
    header: 'Age',
    cell: ({ row }) => (
      <span className="dim">
        <Age at={row.original.at} />
      </span>
    ),
    meta: { width: 76, drop: 1, align: 'end' },
  }),
])
