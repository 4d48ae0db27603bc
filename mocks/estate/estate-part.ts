import type { Estate } from './estate'
import { MapView } from './map-view'

/** What belongs to some sites: their servers and groups, and what is told of these and done to them. */
export const estatePart = (estate: Estate, sites: ReadonlySet<string>): Estate => {
  const machines = new MapView(estate.machines, ({ site }) => sites.has(site))
  const groups = new MapView(estate.groups, ({ site }) => sites.has(site))
  const owns = (id: string | null) => id !== null && (machines.has(id) || groups.has(id))
  return {
    ...estate,
    machines,
    formerRecords: new MapView(estate.formerRecords, ({ site }) => sites.has(site)),
    groups,
    alerts: new MapView(estate.alerts, ({ machineId }) => machines.has(machineId)),
    jobs: new MapView(estate.jobs, ({ resourceId }) => owns(resourceId)),
    operations: new MapView(estate.operations, ({ sourceUri }) =>
      owns(sourceUri === null ? null : (sourceUri.split('/').at(-1) ?? null)),
    ),
    get activities() {
      return estate.activities.filter(
        ({ machineId, sourceId }) => owns(machineId) || owns(sourceId),
      )
    },
  }
}
