import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { taskStatus } from '../contract/task'
import type { TaskDetail } from '../contract/task'
import { paths } from '../paths'
import { StateWord } from '../ui/state-word'
import { TaskProgress } from './task-progress'
import type { TreeRow } from './tree-rows'
import { treeRows } from './tree-rows'
import { nameOfPart } from './words'
import classes from './tree.module.css'

type Line = { row: TreeRow; first: boolean; onFold: (open: boolean) => void; onOpen: () => void }

const TreeLine = ({ row: { task, level, parts, open }, first, onFold, onOpen }: Line) => (
  <div
    role="treeitem"
    aria-level={level}
    aria-selected={false}
    {...(parts > 0 ? { 'aria-expanded': open } : {})}
    tabIndex={first ? 0 : -1}
    className={classes.line}
    style={{ paddingLeft: `${8 + (level - 1) * 20}px` }}
    data-id={task.id}
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
    <TaskProgress task={task} />
  </div>
)

/** Everything below a task, to any depth, what failed first. Arrows move and fold, Enter opens the page. */
export const Tree = ({ task }: { task: TaskDetail }) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const navigate = useNavigate()
  const tree = useRef<HTMLDivElement>(null)
  const rows = treeRows(task.id, [...task.children, ...task.below], closed)
  const fold = (id: string) => (open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])]
    const at = lines.findIndex((line) => line === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    lines[Math.min(lines.length - 1, Math.max(0, to))]?.focus()
  }
  return (
    <div
      ref={tree}
      role="tree"
      tabIndex={-1}
      aria-label="Parts"
      className={classes.tree}
      onKeyDown={onKeyDown}
    >
      {rows.map((row, at) => (
        <TreeLine
          key={row.task.id}
          row={row}
          first={at === 0}
          onFold={fold(row.task.id)}
          onOpen={() => void navigate(paths.task(row.task))}
        />
      ))}
    </div>
  )
}
