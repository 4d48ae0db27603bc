import { Link } from 'react-router'
import { TaskActs } from '../acting/task-acts'
import type { ListItem } from '../contract/entity-key'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { Panel } from '../ui/panel'
import { SidePanel } from '../ui/side-panel'
import { StateWord } from '../ui/state-word'
import { UsuallyHelps } from './alike'
import { SilentTaskSource } from './silent-source'
import { Kept, TaskCourse, TaskFactList, TaskProgressLine, TaskTrouble } from './task-parts'
import { Parameters, StartedHere } from './told-of'
import { useTask } from './use-task'

/** A task beside its list: how far it is, why it stopped, its parts and its log. */
export const TaskPanel = ({ task, onClose }: { task: ListItem; onClose: () => void }) => {
  const { data, error } = useTask(task)
  return (
    <SidePanel
      name={data?.name ?? ''}
      aside={
        <>
          {data && <Kept task={data} />}
          <Link to={paths.task(task)}>Open page</Link>
        </>
      }
      onClose={onClose}
    >
      <ReadProblem error={error} awaits={!data && 'Reading the task'} />
      {data && (
        <>
          <StateWord status={taskStatus[data.state]} />
          <SilentTaskSource task={data} />
          <TaskProgressLine task={data} />
          <TaskTrouble task={data} />
          <TaskActs task={data} />
          {data.state === 'failed' && <UsuallyHelps task={data} />}
          <TaskCourse task={data} />
          <Panel name="Here">
            <TaskFactList task={data} />
          </Panel>
          <StartedHere act={data.act} />
          <Parameters {...data} />
        </>
      )}
    </SidePanel>
  )
}
