import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { taskStatus } from '../contract/task'
import type { TaskDetail } from '../contract/task'
import { paths } from '../paths'
import { PartsBar } from '../ui/parts-bar'
import { StateWord } from '../ui/state-word'
import { TaskProgress } from './task-progress'
import type { TreeRow } from './tree-rows'
import { treeRows } from './tree-rows'
import { useLines } from './use-lines'
import { nameOfPart, partsBelow } from './words'
import classes from './tree.module.css'

const lineHeight = 28

type Line = {
  row: TreeRow
  top: number
  active: boolean
  onFold: (open: boolean) => void
  onOpen: () => void
}

const TreeLine = ({
  row: { task, level, parts, counts, open },
  top,
  active,
  onFold,
  onOpen,
}: Line) => (
  <div
    role="treeitem"
    aria-level={level}
    aria-selected={false}
    {...(parts > 0 ? { 'aria-expanded': open } : {})}
    tabIndex={active ? 0 : -1}
    className={classes.line}
    style={{ top, paddingLeft: `${8 + (level - 1) * 20}px` }}
    data-line={task.id}
    onClick={onOpen}
    onKeyDown={(event) => {
      if (event.key === 'Enter') onOpen()
      else if (event.key === 'ArrowRight' && parts > 0 && !open) onFold(true)
      else if (event.key === 'ArrowLeft' && open) onFold(false)
    }}
  >
    <span
      className={classes.fold}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation()
        onFold(!open)
      }}
    >
      {parts > 0 ? (open ? '▾' : '▸') : ''}
    </span>
    <StateWord status={taskStatus[task.state]} />
    <span className={classes.what}>
      <strong>{nameOfPart(task)}</strong> <span className="dim">{task.note ?? task.name}</span>
    </span>
    {parts > 0 ? <PartsBar counts={counts} /> : <TaskProgress task={task} />}
  </div>
)

/** Everything below a task, to any depth, what failed first. Arrows move and fold, Enter opens the page. */
export const Tree = ({ task }: { task: TaskDetail }) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const navigate = useNavigate()
  const tree = useRef<HTMLDivElement>(null)
  const rows = treeRows(task.id, partsBelow(task), closed)
  const fold = (id: string) => (open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const { lines, height, active, onKeyDown } = useLines(
    tree,
    rows.map((row) => row.task.id),
    { height: lineHeight },
  )
  return (
    <div
      ref={tree}
      role="tree"
      tabIndex={-1}
      aria-label="Parts"
      className={classes.tree}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.all} style={{ height }}>
        {lines.flatMap(({ index, top }) => {
          const row = rows[index]
          if (!row) return []
          return [
            <TreeLine
              key={row.task.id}
              row={row}
              top={top}
              active={index === active}
              onFold={fold(row.task.id)}
              onOpen={() => void navigate(paths.task(row.task))}
            />,
          ]
        })}
      </div>
    </div>
  )
}
