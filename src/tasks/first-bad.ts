import { byTone } from '../contract/shape'
import type { Task } from '../contract/task'
import { taskStatus } from '../contract/task'

type Part = Pick<Task, 'state' | 'createdAt' | 'targets' | 'name'>

const nameOf = ({ targets, name }: Part) => targets[0]?.name ?? name
const byName = new Intl.Collator('en', { numeric: true })

/** Order of parts: what failed first, what is well last; then by time and name. */
export const firstBad = (one: Part, other: Part): number =>
  byTone(taskStatus[one.state], taskStatus[other.state]) ||
  Date.parse(one.createdAt) - Date.parse(other.createdAt) ||
  byName.compare(nameOf(one), nameOf(other))
