import type { ShownProgress } from '../contract/progress'
import { shownProgress } from '../contract/progress'
import type { Task } from '../contract/task'
import { useNow } from './clock'

/** A task's progress at this moment; renders again when another percent, or that it is late, is to be shown. */
export const useShown = (
  task: Pick<Task, 'state' | 'progress' | 'startedAt' | 'endedAt'>,
): ShownProgress => {
  const step = useNow((now) => {
    const shown = shownProgress(task, now)
    if (shown.kind !== 'estimated') return 0
    return shown.late ? -1 - shown.percent : shown.percent
  })
  const shown = shownProgress(task, 0)
  if (shown.kind !== 'estimated') return shown
  const percent = step < 0 ? -1 - step : step
  return { ...shown, percent, share: percent / 100, late: step < 0 }
}
