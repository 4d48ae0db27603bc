import type { ContractCall, Subject } from '../contract-call'

const root = '/compute-ops-mgmt/v1beta1'
const allServers = `${root}/filters/e7cef8e6-a3f6-4490-b669-136e3ca40617`
const day = 86_400_000

/** A query for the ten days around today, with whatever else it asks. */
const around =
  (path: string, more: Record<string, string> = {}) =>
  ({ estate }: Subject) => {
    const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
    const query = new URLSearchParams({
      'start-date': dateOf(estate.now() - 5 * day),
      'end-date': dateOf(estate.now() + 5 * day),
      ...more,
    })
    return `${root}/${path}?${query}`
  }
const energy = { 'sample-size': '1_DAY' }
const utilization = { 'resource-uri': allServers, 'metric-type': 'CPU_UTILIZATION' }

export const metricsCalls: ContractCall[] = [
  { operation: `GET ${root}/energy-over-time`, path: around('energy-over-time', energy) },
  { operation: `GET ${root}/energy-by-entity`, path: around('energy-by-entity', energy) },
  {
    operation: `GET ${root}/energy-by-entity`,
    path: around('energy-by-entity', {
      ...energy,
      'aggregate-by': 'SERVER_TAG_VALUES',
      'aggregation-tag-names': 'Site,Rack',
    }),
  },
  {
    operation: `GET ${root}/utilization-over-time`,
    path: around('utilization-over-time', utilization),
  },
  {
    operation: `GET ${root}/utilization-by-entity`,
    path: around('utilization-by-entity', utilization),
  },
  {
    operation: `GET ${root}/utilization-by-entity`,
    path: around('utilization-by-entity', {
      ...utilization,
      'metric-type': 'MEMORY_BUS_UTILIZATION',
      'excluded-servers': 'true',
    }),
  },
]
