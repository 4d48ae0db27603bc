import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { actQuery, markActSeen } from '../api/acts'
import { polling } from '../api/poll'
import { sessionQuery } from '../api/session'
import type { ActDetail } from '../contract/act'
import { actWords, countsText, nounsOf } from '../contract/act'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { DetailPage } from '../ui/detail-page'
import { Facts } from '../ui/facts'
import { Moment } from '../ui/moment'
import { Panel } from '../ui/panel'
import { plural } from '../util/count'
import { ActCourse } from './act-course'
import { ActItems } from './act-items'
import { optionFacts } from './option-facts'
import { Preview } from './preview'

/** Who sees how their own act ended has seen it: it leaves the tray. */
const useSeen = (act: ActDetail | undefined) => {
  const { data: session } = useQuery(sessionQuery())
  const csrf = session?.signedIn ? session.csrf : ''
  const { mutate } = useMutation(markActSeen(csrf))
  const id = act?.mine && act.endedAt !== null && !act.seen && csrf !== '' ? act.id : null
  useEffect(() => {
    if (id !== null) mutate(id)
  }, [id, mutate])
}

/** What was started from here on one server or several: how each does, what the preview said, who and when. */
export const Component = () => {
  const { id = '' } = useParams()
  const { data, error } = useQuery({
    ...actQuery(id),
    ...polling(({ pollAfterMs }: ActDetail) => pollAfterMs),
  })
  useSeen(data)
  return (
    <DetailPage
      back={{ to: paths.tasks, name: 'Tasks' }}
      name={
        data ? `${actWords[data.act].word}: ${plural(data.items.length, ...nounsOf(data.act))}` : ''
      }
      main={
        <>
          <ReadProblem error={error} />
          {data && (
            <>
              <ActCourse act={data} />
              <Panel name="Results">
                <ActItems act={data} />
              </Panel>
              <Preview items={data.items} />
            </>
          )}
        </>
      }
      side={
        data && (
          <Panel name="Started here">
            <Facts
              facts={[
                ['By', data.by],
                ['At', <Moment key="at" at={data.at} named />],
                ...(data.from === null ? [] : [['From', data.from] as const]),
                [
                  'Ended',
                  data.endedAt ? <Moment key="ended" at={data.endedAt} named /> : 'not yet',
                ],
                ['Came to', countsText(data.counts)],
                ...optionFacts(data.options),
              ]}
            />
          </Panel>
        )
      }
    />
  )
}
Component.displayName = 'ActPage'
