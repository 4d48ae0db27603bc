import type { Task } from '../../contract/task'
import { measured } from './measured'

/** A task as it is held. Times ISO. */
type Held = Pick<Task, 'state' | 'note' | 'progress' | 'updatedAt'>
/** What a record says that may change while a task goes on. `percent` null: it does not say. */
type Told = Pick<Task, 'state' | 'note'> & { percent: number | null }

/** A measure that is no further than the one that is held is no news; nor is none. */
const isNoFurther = ({ progress: before }: Held, percent: number | null) => {
  const now = measured(percent)
  return now.kind !== 'measured' || (before.kind === 'measured' && before.percent >= now.percent)
}

/**
 * When a task last changed whose source does not tell: when it was seen to, `at`. An estimate of how far it
 * is was made here: that it moves is no change.
 */
export const changedAt = (held: Held | null, told: Told, at: string): string =>
  held?.state === told.state && held.note === told.note && isNoFurther(held, told.percent)
    ? held.updatedAt
    : at
