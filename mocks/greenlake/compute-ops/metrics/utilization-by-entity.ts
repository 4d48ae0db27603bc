import { day } from '../../../estate/course'
import { modulesOf } from '../../../estate/parts/memory'
import { processorsOf } from '../../../estate/parts/processors'
import type { Machine } from '../../../estate/types'
import type { Route } from '../../route'
import { rounded } from './energy'
import { createGrid } from './interval-sums'
import { listPage } from './list-page'
import type { Excluded, Metered } from './metered'
import type { ServerSums } from './server-sums'
import { createServerSums, createServerTotals } from './server-sums'
import type { Metric } from './utilization'
import { measureUtilization, utilization } from './utilization'

/** The parts of a server that a metric is about. */
const metadataOf: Record<Metric, (machine: Machine) => object> = {
  CPU_UTILIZATION: (machine) => {
    const processors = processorsOf(machine)
    return {
      processorCount: processors.length,
      processorDetails: processors.map(({ name, cores, ratedMhz }) => ({
        cpu: name,
        coreCount: cores,
        speedGHz: ratedMhz / 1_000,
      })),
    }
  },
  MEMORY_BUS_UTILIZATION: (machine) => {
    const { count, sizeMb, type, mhz } = modulesOf(machine)
    const memory = { memorySizeGB: sizeMb / 1_024, memoryType: type, opFrequencyMHz: mhz }
    return {
      memoryCount: count,
      memoryDetails: Array.from({ length: count }, () => memory),
      totalMemorySizeGB: machine.memoryMb / 1_024,
    }
  },
  IO_BUS_UTILIZATION: () => ({ pcieDevicesCount: 3 }),
  CPU_INTERCONNECT_UTILIZATION: (machine) => ({ processorCount: processorsOf(machine).length }),
}

const entityWire = ({ machine, lack }: Metered, metric: Metric, sums: ServerSums) => ({
  id: machine.id,
  name: machine.hostName,
  type: 'SERVER',
  status: lack ? 'PARTIAL' : 'COMPLETE',
  ...(lack && { statusReason: lack }),
  collected: {
    average: rounded(sums.sum / sums.onMs),
    high: rounded(sums.max / Math.min(day, sums.onMs)),
    low: rounded(sums.min / Math.min(day, sums.onMs)),
  },
  metadata: metadataOf[metric](machine),
})

const excludedWire = ({ machine, reason }: Excluded, metric: Metric) => ({
  id: machine.id,
  name: machine.hostName,
  type: 'SERVER',
  status: 'PARTIAL',
  statusReason: reason,
  metadata: metadataOf[metric](machine),
})

/** GET utilization-by-entity: of each server its average, and its busiest and idlest day (facts.md 6.6). */
export const utilizationByEntityRoute: Route = {
  method: 'GET',
  service: 'compute-ops',
  path: '/compute-ops-mgmt/v1beta1/utilization-by-entity',
  answer: (call) => {
    const { span, metered, excluded, metric, collectedUntil } = measureUtilization(call)
    const days = Math.ceil((span.end - span.start) / day)
    const grid = createGrid({ ...span, end: span.start + days * day, sampleMs: day })
    const until = Math.min(span.end, collectedUntil)
    const sumsOf = createServerSums(grid, span.start, until)
    const quantity = utilization(metric)
    const totalOf = createServerTotals(span.start, until)
    const averageOf = (server: Metered) => {
      const { sum, onMs } = totalOf(server, quantity)
      return rounded(sum / onMs)
    }
    const withExcluded = call.search.get('excluded-servers') === 'true'
    return Response.json({
      ...listPage<Metered | Excluded>(call, withExcluded ? [...metered, ...excluded] : metered, {
        usual: 'collected/average',
        wire: (one) =>
          'reason' in one
            ? excludedWire(one, metric)
            : entityWire(one, metric, sumsOf(one, quantity)),
        keys: {
          'collected/average': (one) => ('reason' in one ? undefined : averageOf(one)),
        },
      }),
      metricDetails: { metricType: metric, metricUnit: 'Percentage' },
      excluded: excluded.length,
    })
  },
}
