import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rawTaskQuery } from '../api/task-pages'
import { rawTaskPath } from '../contract/raw-task'
import type { Task } from '../contract/task'
import { ReadProblem } from '../table/read-problem'
import { AsOf } from '../ui/as-of'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import classes from './raw-record.module.css'

const Record = ({ path }: { path: string }) => {
  const { data, error } = useQuery(rawTaskQuery(path))
  if (error) return <ReadProblem error={error} />
  if (!data) return <p role="status">Asking the source…</p>
  return (
    <>
      <p className="dimmer">
        <AsOf at={data.asOf} />
        {data.removed.length > 0 && ` Withheld, because it opens doors: ${data.removed.join(', ')}`}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <pre className={classes.record} tabIndex={0} aria-label="Record">
        {JSON.stringify(data.body, null, 2)}
      </pre>
    </>
  )
}

/** A task's record as its source has it now, read when somebody asks for it. */
export const RawRecord = ({ task }: { task: Pick<Task, 'sourceId' | 'id' | 'kind'> }) => {
  const [open, setOpen] = useState(false)
  const path = rawTaskPath(task)
  if (path === null) return null
  return (
    <Panel
      name="Record at the source"
      aside={
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Read it'}
        </Button>
      }
    >
      {open ? <Record path={path} /> : null}
    </Panel>
  )
}
