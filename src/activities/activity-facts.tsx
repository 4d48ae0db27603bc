import { Link } from 'react-router'
import type { ActivityDetail } from '../contract/activity'
import { keyOf } from '../contract/entity-key'
import { paths, within } from '../paths'
import { Age } from '../ui/age'
import { CopyId } from '../ui/copy-id'
import { Facts } from '../ui/facts'
import { Moment } from '../ui/moment'
import { Note } from '../ui/note'
import { Panel } from '../ui/panel'
import { derivedHint } from './derived-mark'
import { Message } from './message'
import { subjectPath } from './subject-path'
import { kindWord } from './words'

const tones = {
  critical: 'critical',
  warning: 'warning',
  info: 'neutral',
  unknown: 'neutral',
} as const

const AgeAt = ({ at }: { at: string }) => (
  <>
    <Moment at={at} named /> (<Age at={at} /> ago)
  </>
)

/** What the source said, and what it recommends. */
export const ActivityText = ({ activity }: { activity: ActivityDetail }) => (
  <>
    <Note tone={tones[activity.tone]}>
      <h2>{activity.title}</h2>
      <Message text={activity.message} />
    </Note>
    {activity.recommendedAction !== null && (
      <Panel name="Recommended action">
        <Message text={activity.recommendedAction} />
      </Panel>
    )}
  </>
)

/** When, about what, and from where. */
export const ActivityFacts = ({ activity }: { activity: ActivityDetail }) => {
  const { at, server, subject } = activity
  const to = subjectPath(activity)
  const name = server?.name ?? subject
  const on = to !== null && name !== null ? <Link to={to}>{name}</Link> : name
  const more = server && (
    <Link to={within(paths.activities, { server: keyOf(server) })}>All on {server.name}</Link>
  )
  return (
    <Facts
      facts={[
        ['When', <AgeAt key="when" at={at} />],
        ['About', kindWord[activity.kind]],
        ['On', on],
        ...(more ? [['More', more] as const] : []),
        ['Key', activity.key && <CopyId key="key" name="key" id={activity.key} length={40} />],
        ['Source', activity.sourceName],
        ...(activity.origin === 'derived' ? [['Told by', derivedHint] as const] : []),
        ['Id', <CopyId key="id" name="activity id" id={activity.id} />],
      ]}
    />
  )
}
