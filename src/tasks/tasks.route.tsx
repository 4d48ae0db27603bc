import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { polling } from '../api/poll'
import { taskHistogramQuery } from '../api/tasks'
import { Histogram } from '../charts/histogram'
import type { ListItem } from '../contract/entity-key'
import { keyOf, readKey } from '../contract/entity-key'
import { taskList } from '../contract/task'
import { useServerFacet, useVmFacet } from '../table/link-facets'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { ActBeside } from './act-beside'
import { taskColumns } from './columns'
import { partFacets, taskFacets } from './facets'
import { pathOf } from './task-name'
import { TaskPanel } from './task-panel'
import type { TaskRow } from './task-row'
import { TaskTools } from './task-tools'
import { useTaskRows } from './use-task-rows'

const series = [
  { key: 'started', word: 'started', fill: 'var(--quiet-bar)' },
  { key: 'failed', word: 'failed', fill: 'var(--critical)' },
]

const placeOf = ({ place }: TaskRow) => place

/**
 * Everything asynchronous of every source, by what it is a part of: what runs first, then what failed and
 * was not seen, then the rest by time.
 */
export const Component = () => {
  const list = useListState(taskList)
  const rows = useTaskRows(list)
  const navigate = useNavigate()
  const facets = [...taskFacets, useServerFacet(list), useVmFacet(list), ...partFacets]
  const histogram = useQuery({ ...taskHistogramQuery(list.unbounded), ...polling(() => 15_000) })
  const selected = readKey(list.selected)
  const { since = null, until = null } = list.query.bounds
  const flat = list.view('flat') === '1'
  const tree = {
    placeOf,
    onToggle: (task: TaskRow) => {
      if (task.place.open !== null) list.toggleView('open', keyOf(task))
    },
  }
  return (
    <ListView
      name="Tasks"
      noun={flat ? ['task', 'tasks'] : ['operation', 'operations']}
      looksInto="What, note, target, who"
      list={list}
      rows={rows}
      columns={taskColumns}
      facets={facets}
      tools={<TaskTools list={list} unseen={(rows.head?.unseen?.length ?? 0) > 0} />}
      tree={flat ? undefined : tree}
      above={
        <Histogram
          name="Starts and failures, 24 h"
          counts={histogram.data ?? null}
          series={series}
          range={{ since, until }}
          onRange={list.set}
        />
      }
      onOpen={(task) => void navigate(pathOf(task))}
      panel={selected && <TaskBeside task={selected} onClose={() => list.select(null)} />}
    />
  )
}
Component.displayName = 'TasksView'

/** An act on several servers has a page of its own, and its parts in the list. */
const TaskBeside = ({ task, onClose }: { task: ListItem; onClose: () => void }) =>
  task.sourceId === 'act' ? (
    <ActBeside id={task.id} onClose={onClose} />
  ) : (
    <TaskPanel task={task} onClose={onClose} />
  )
