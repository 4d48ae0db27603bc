import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { activityQuery } from '../api/activities'
import { activityStatus } from '../contract/activity'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { DetailPage } from '../ui/detail-page'
import { Panel } from '../ui/panel'
import { StateWord } from '../ui/state-word'
import { ActivityFacts, ActivityText } from './activity-facts'

/** One activity, as a link to show somebody. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  const { data, error } = useQuery({ ...activityQuery(sourceId, id), staleTime: Infinity })
  return (
    <DetailPage
      back={{ to: paths.activities, name: 'Activities' }}
      name={data?.title ?? ''}
      state={data && <StateWord status={activityStatus[data.tone]} />}
      main={
        <>
          {!data && <ReadProblem error={error} awaits="Reading the activity" />}
          {data && <ActivityText activity={data} />}
        </>
      }
      side={
        data && (
          <Panel name="Here">
            <ActivityFacts activity={data} />
          </Panel>
        )
      }
    />
  )
}
Component.displayName = 'ActivityPage'
