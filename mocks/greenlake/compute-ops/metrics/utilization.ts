import { drawOf } from '../../../estate/power-draw'
import { badParameter, Refused } from '../../refusal'
import type { Call } from '../../route'
import type { Grid, Quantity } from './interval-sums'
import { stretchesOf, sumsByRhythm } from './interval-sums'
import type { Excluded, Measured, Metered } from './metered'
import { measure } from './metered'
import { readUtilizationSpan } from './span'

/** What is measured, as its share of the load of the processors. */
const shares = {
  CPU_UTILIZATION: 1,
  MEMORY_BUS_UTILIZATION: 0.7,
  IO_BUS_UTILIZATION: 0.4,
  CPU_INTERCONNECT_UTILIZATION: 0.25,
} as const
export type Metric = keyof typeof shares
const isMetric = (text: string | null): text is Metric => text !== null && text in shares

const refuse = (subject: string, description: string) =>
  new Refused(badParameter('compute-ops', subject, description))

/** Which metric of which servers is asked for; one that was off all the time has none. */
export const measureUtilization = (call: Call): Measured & { metric: Metric } => {
  const metric = call.search.get('metric-type')
  if (!isMetric(metric))
    throw refuse('metric-type', `Must be one of ${Object.keys(shares).join(', ')}.`)
  if (!call.search.has('resource-uri')) throw refuse('resource-uri', 'Is required.')
  const measured = measure(call, readUtilizationSpan(call))
  const { span, collectedUntil } = measured
  const until = Math.min(span.end, collectedUntil)
  const metered: Metered[] = []
  const off: Excluded[] = []
  for (const server of measured.metered)
    if (stretchesOf(server, span.start, until).length > 0) metered.push(server)
    else off.push({ machine: server.machine, reason: 'DATA_INSUFFICIENT' })
  return { ...measured, metric, metered, excluded: [...measured.excluded, ...off] }
}

/** Per cent of what a server could do, while it is on. */
export const utilization =
  (metric: Metric): Quantity =>
  (machine) => {
    const { load, loadSwing } = drawOf(machine)
    const share = 100 * shares[metric]
    return { level: share * load, swing: share * loadSwing }
  }
const time: Quantity = () => ({ level: 1, swing: 0 })

const total = (sums: { sums: Float64Array }[], index: number) =>
  sums.reduce((sum, { sums: one }) => sum + (one[index] ?? 0), 0)

/** The same of several servers, by sample and over all; null where none was on. */
export const utilizationOf = (
  grid: Grid,
  servers: readonly Metered[],
  metric: Metric,
  until: number,
): { average: number; samples: { at: number; value: number }[] } | null => {
  const { span, borders } = grid
  const worked = sumsByRhythm(grid, servers, utilization(metric), span.start, until)
  const on = sumsByRhythm(grid, servers, time, span.start, until)
  let [all, allOn] = [0, 0]
  const samples = borders.slice(0, -1).flatMap((at, index) => {
    const onMs = total(on, index)
    if (onMs === 0) return []
    const done = total(worked, index)
    all += done
    allOn += onMs
    return [{ at, value: done / onMs }]
  })
  return allOn === 0 ? null : { average: all / allOn, samples }
}
