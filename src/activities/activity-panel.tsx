import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { activityQuery } from '../api/activities'
import { activityStatus } from '../contract/activity'
import type { ListItem } from '../contract/entity-key'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { Panel } from '../ui/panel'
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
      {!data && <ReadProblem error={error} awaits="Reading the activity" />}
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
