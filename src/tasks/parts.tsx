import { Link, useSearchParams } from 'react-router'
import { keyOf } from '../contract/entity-key'
import { sumOf } from '../contract/parts'
import type { TaskDetail } from '../contract/task'
import { paths, within } from '../paths'
import { Choices } from '../ui/choices'
import { Panel } from '../ui/panel'
import { countText, plural } from '../util/count'
import { Lanes } from './lanes'
import { Tree } from './tree'
import { partsBelow } from './words'

const ways = [
  ['axis', 'Time axis'],
  ['tree', 'Tree'],
] as const

/** What the list shows of its parts: of a whole all that is below it, of a part what is right below. */
const allOf = (task: TaskDetail): Record<string, string> =>
  task.parentId === null ? { operation: task.operation ?? keyOf(task) } : { parent: keyOf(task) }

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
  const { total } = task.parts
  const count = plural(total, 'part')
  return (
    <Panel
      name={way === 'axis' ? `${count} on a time axis` : `${count} as a tree`}
      aside={<Choices name="Shown as" choices={ways} chosen={way} onChoose={choose} />}
    >
      {parts.length < total && (
        <p className="dim">
          {countText(parts.length)} of {countText(total)} shown
          {sumOf(task.parts.counts).failed <= parts.length && ', no failure left out'}.{' '}
          <Link to={within(paths.tasks, { flat: '1', ...allOf(task) })}>
            All of them in the list
          </Link>
        </p>
      )}
      {way === 'axis' ? <Lanes tasks={parts} /> : <Tree task={task} />}
    </Panel>
  )
}
