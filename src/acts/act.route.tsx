import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { actQuery } from '../api/acts'
import { polling } from '../api/poll'
import type { ActDetail } from '../contract/act'
import { actWords, nounsOf } from '../contract/act'
import { actState, countsText, sumOf } from '../contract/parts'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { CopyId } from '../ui/copy-id'
import { DetailPage } from '../ui/detail-page'
import { Facts } from '../ui/facts'
import { Moment } from '../ui/moment'
import { Panel } from '../ui/panel'
import { PartsBar } from '../ui/parts-bar'
import { StateWord } from '../ui/state-word'
import { plural } from '../util/count'
import { ActItems } from './act-items'
import { optionFacts } from './option-facts'
import { Preview } from './preview'
import { useActSeen } from './use-act-seen'
import { useBundleName } from './use-bundle-name'

/** What was started from here on one server or several: how each does, what the preview said, who and when. */
export const Component = () => {
  const { id = '' } = useParams()
  const { data, error } = useQuery({
    ...actQuery(id),
    ...polling(({ pollAfterMs }: ActDetail) => pollAfterMs),
  })
  useActSeen(data)
  const bundle = useBundleName(data)
  return (
    <DetailPage
      back={{ to: paths.tasks, name: 'Tasks' }}
      wide
      name={
        data
          ? `${actWords[data.act].word}: ${plural(sumOf(data.counts).total, ...nounsOf(data.act))}`
          : ''
      }
      unnamed={<CopyId name="act id" id={id} />}
      state={data && <StateWord status={taskStatus[actState(data.counts)]} />}
      main={
        <>
          <ReadProblem error={error} awaits={!data && 'Reading the act'} />
          {data && (
            <>
              <PartsBar counts={data.counts} large />
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
                ...optionFacts(data.options, bundle),
              ]}
            />
          </Panel>
        )
      }
    />
  )
}
Component.displayName = 'ActPage'
