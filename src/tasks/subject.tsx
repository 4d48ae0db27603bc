import type { Task } from '../contract/task'

/** The one thing that a task is about, where there is one: its group, or all that it touches. */
export const Subject = ({ task: { targets } }: { task: Pick<Task, 'targets'> }) => {
  const groups = targets.filter(({ kind }) => kind === 'group')
  const [subject, ...others] = groups.length > 0 ? groups : targets
  return subject && others.length === 0 ? <span className="dim">{subject.name}</span> : null
}
