import type { Task } from '../contract/task'
import { taskStatus } from '../contract/task'

type Part = Pick<Task, 'state' | 'createdAt' | 'targets' | 'name'>

const tones = ['critical', 'warning', 'running', 'waiting', 'neutral', 'ok'] as const
const rankOf = ({ state }: Part) => tones.indexOf(taskStatus[state].tone)
const nameOf = ({ targets, name }: Part) => targets[0]?.name ?? name
const byName = new Intl.Collator('en', { numeric: true })

/** Order of parts: what failed, what needs a person, what runs, what waits, what is well; then by time and name. */
export const firstBad = (one: Part, other: Part): number =>
  rankOf(one) - rankOf(other) ||
  Date.parse(one.createdAt) - Date.parse(other.createdAt) ||
  byName.compare(nameOf(one), nameOf(other))
