import { Link, useSearchParams } from 'react-router'
import { keyOf } from '../contract/entity-key'
import type { TaskDetail } from '../contract/task'
import { paths, within } from '../paths'
import { Choices } from '../ui/choices'
import { Panel } from '../ui/panel'
import { plural } from '../util/count'
import { Lanes } from './lanes'
import { Tree } from './tree'
import { isCut, partsBelow } from './words'

const ways = [
  ['axis', 'Time axis'],
  ['tree', 'Tree'],
] as const

/** The parts of a task, on a time axis or as a tree; which of them stands in the URL. */
export const Parts = ({ task }: { task: TaskDetail }) => {
  const [search, setSearch] = useSearchParams()
  const way = search.get('parts') === 'tree' ? 'tree' : 'axis'
  const choose = (chosen: string) =>
    setSearch(
      (now) => {
        if (chosen === 'tree') now.set('parts', chosen)
        else now.delete('parts')
        return now
      },
      { replace: true },
    )
  const parts = partsBelow(task)
  const count = plural(parts.length, 'part')
  return (
    <Panel
      name={way === 'axis' ? `${count} on a time axis` : `${count} as a tree`}
      aside={<Choices name="Shown as" choices={ways} chosen={way} onChoose={choose} />}
    >
      {isCut(task) && (
        <p className="dim">
          These are the first of them.{' '}
          <Link to={within(paths.tasks, { flat: '1', operation: task.operation ?? keyOf(task) })}>
            All parts in the list
          </Link>
        </p>
      )}
      {way === 'axis' ? <Lanes tasks={parts} /> : <Tree task={task} />}
    </Panel>
  )
}
