import type { Route } from '../../route'
import { rounded } from './energy'
import { createGrid } from './interval-sums'
import { measureUtilization, utilizationOf } from './utilization'

/** Here times go without a zone; they are UTC (facts.md 4.4). */
const zoneless = (at: number) => new Date(at).toISOString().slice(0, 19)

/** GET utilization-over-time: the average of all servers that an address names, by sample (facts.md 6.6). */
export const utilizationOverTimeRoute: Route = {
  method: 'GET',
  service: 'compute-ops',
  path: '/compute-ops-mgmt/v1beta1/utilization-over-time',
  answer: (call) => {
    const { named, span, metered, metric, collectedUntil } = measureUtilization(call)
    const until = Math.min(span.end, collectedUntil)
    const found = utilizationOf(createGrid(span), metered, metric, until)
    return Response.json({
      metricType: metric,
      metricUnit: 'Percentage',
      items: [
        {
          resource: { id: named.id, type: `compute-ops-mgmt/${named.kind}` },
          averages: found ? { collected: rounded(found.average) } : {},
          intervalsCollected: (found?.samples ?? []).map(({ at, value }) => ({
            time: zoneless(at),
            value: rounded(value),
          })),
        },
      ],
    })
  },
}
