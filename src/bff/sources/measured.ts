import type { Progress } from '../../contract/task'

/** A source's percentage, held within 0 and 100. */
export const measured = (percent: number | null): Progress =>
  percent === null
    ? { kind: 'unknown' }
    : { kind: 'measured', percent: Math.min(100, Math.max(0, percent)) }
