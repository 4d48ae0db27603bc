import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { activityQuery } from '../api/activities'
import { problemOf } from '../api/problem-error'
import { activityStatus } from '../contract/activity'
import { paths } from '../paths'
import type { ListItem } from '../table/list-key'
import { Panel } from '../ui/panel'
import { ProblemNote } from '../ui/problem-note'
import { SidePanel } from '../ui/side-panel'
import { ActivityFacts, ActivityText } from './activity-facts'

/** An activity beside the feed. It never changes, so it is read once. */
export const ActivityPanel = ({
  activity,
  onClose,
}: {
  activity: ListItem
  onClose: () => void
}) => {
  const { data, error } = useQuery({
    ...activityQuery(activity.sourceId, activity.id),
    staleTime: Infinity,
  })
  return (
    <SidePanel
      name={data ? activityStatus[data.tone].word : ''}
      aside={<Link to={paths.activity(activity)}>Open page</Link>}
      onClose={onClose}
    >
      {!data && error && <ProblemNote problem={problemOf(error)} />}
      {data && (
        <>
          <ActivityText activity={data} />
          <Panel name="Here">
            <ActivityFacts activity={data} />
          </Panel>
        </>
      )}
    </SidePanel>
  )
}
