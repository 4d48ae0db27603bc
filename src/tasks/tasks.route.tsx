import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { polling } from '../api/poll'
import { taskHistogramQuery, tasksQuery } from '../api/tasks'
import { Histogram } from '../charts/histogram'
import { readKey } from '../contract/entity-key'
import { taskList } from '../contract/task'
import { paths } from '../paths'
import { useServerFacet, useVmFacet } from '../table/link-facets'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { useRows } from '../table/use-rows'
import { taskColumns } from './columns'
import { taskFacets } from './facets'
import { TaskPanel } from './task-panel'

const series = [
  { key: 'started', word: 'started', fill: 'var(--quiet-bar)' },
  { key: 'failed', word: 'failed', fill: 'var(--critical)' },
]

/** Everything asynchronous of every source: what runs first, what has ended after it. */
export const Component = () => {
  const list = useListState(taskList)
  const rows = useRows(tasksQuery, list.question)
  const navigate = useNavigate()
  const facets = [...taskFacets, useServerFacet(list), useVmFacet(list)]
  const histogram = useQuery({ ...taskHistogramQuery(list.unbounded), ...polling(() => 15_000) })
  const selected = readKey(list.selected)
  const { since = null, until = null } = list.query.bounds
  return (
    <ListView
      name="Tasks"
      noun={['task', 'tasks']}
      looksInto="What, target, who, id"
      list={list}
      rows={rows}
      columns={taskColumns}
      facets={facets}
      above={
        <Histogram
          name="Starts and failures, 24 h"
          counts={histogram.data ?? null}
          series={series}
          range={{ since, until }}
          onRange={list.set}
        />
      }
      onOpen={(task) => void navigate(paths.task(task))}
      panel={selected && <TaskPanel task={selected} onClose={() => list.select(null)} />}
    />
  )
}
Component.displayName = 'TasksView'
