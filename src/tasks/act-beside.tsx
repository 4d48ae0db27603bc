import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useActSeen } from '../acts/use-act-seen'
import { worstFirst } from '../acts/worst-first'
import { actQuery } from '../api/acts'
import { polling } from '../api/poll'
import type { ActDetail } from '../contract/act'
import { actItemStatus, actWords } from '../contract/act'
import { actState } from '../contract/parts'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { Moment } from '../ui/moment'
import { Panel } from '../ui/panel'
import { PartsBar } from '../ui/parts-bar'
import { SidePanel } from '../ui/side-panel'
import { StateWord } from '../ui/state-word'
import classes from './act-beside.module.css'

/** An act on several, beside the list: who asked, and what came of it for each. */
export const ActBeside = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { data, error } = useQuery({
    ...actQuery(id),
    ...polling(({ pollAfterMs }: ActDetail) => pollAfterMs),
  })
  useActSeen(data)
  return (
    <SidePanel
      name={data ? actWords[data.act].word : ''}
      aside={<Link to={paths.act(id)}>Open page</Link>}
      onClose={onClose}
    >
      <ReadProblem error={error} awaits={!data && 'Reading the act'} />
      {data && (
        <>
          <StateWord status={taskStatus[actState(data.counts)]} />
          <PartsBar counts={data.counts} large />
          <p className="dim">
            Started by {data.by}, <Moment at={data.at} named />
          </p>
          <Panel name="Results">
            <ul className={classes.results}>
              {worstFirst(data.items).map(({ sourceId, id: target, name, state, taskId, note }) => (
                <li key={`${sourceId} ${target}`}>
                  <StateWord status={actItemStatus[state]} />
                  <span title={note ?? undefined}>
                    {taskId === null ? (
                      name
                    ) : (
                      <Link to={paths.task({ sourceId, id: taskId })}>{name}</Link>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </>
      )}
    </SidePanel>
  )
}
