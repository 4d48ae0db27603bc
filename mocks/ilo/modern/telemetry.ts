import { ambientOf } from '../../estate/parts/temperatures'
import { loadAt, powerDraw } from '../../estate/power-draw'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { stamp } from '../words'
import { enabled, list, single } from './kit'

const service = 'TelemetryService'
const minute = 60_000

type Metric = { units: '%' | 'W' | 'Cel'; read: (view: View, at: number) => number }

/** What is measured, by its id. */
const metrics: Record<string, Metric> = {
  AmbTemp: { units: 'Cel', read: ({ machine }, at) => ambientOf(machine, at) },
  AverageConsumedWatts: { units: 'W', read: ({ machine }, at) => powerDraw(machine, at) },
  CPUUtil: { units: '%', read: ({ machine }, at) => Math.round(100 * loadAt(machine, at)) },
  IOBusUtil: { units: '%', read: ({ machine }, at) => Math.round(17 * loadAt(machine, at)) },
  MemoryBusUtil: { units: '%', read: ({ machine }, at) => Math.round(25 * loadAt(machine, at)) },
}

/** Reports with their metrics: each of an hour, a value every five minutes. */
const reports: Record<string, string[]> = {
  CPUUtil: ['CPUUtil'],
  IOBusUtil: ['IOBusUtil'],
  MemoryBusUtil: ['MemoryBusUtil'],
  PowerMetrics: ['AverageConsumedWatts', 'AmbTemp'],
}

const valuesOf = (view: View, ids: string[]): Resource[] => {
  const last = Math.floor(view.now / (5 * minute)) * 5 * minute
  return Array.from({ length: 12 }, (_, index) => last - (11 - index) * 5 * minute).flatMap((at) =>
    ids.map((id) => ({
      MetricDefinition: ref(`${service}/MetricDefinitions/${id}`),
      MetricId: id,
      MetricValue: String(metrics[id]?.read(view, at) ?? 0),
      Timestamp: stamp(at),
    })),
  )
}

/** What is measured, and how it was in the last hour. */
export const telemetryEntries = (view: View): Entry[] => {
  const below = (name: string) => ref(`${service}/${name}`)
  return [
    single(view, service, 'TelemetryService', () => ({
      Description: 'Telemetry Service',
      MaxReports: 53,
      MetricDefinitions: below('MetricDefinitions'),
      MetricReportDefinitions: below('MetricReportDefinitions'),
      MetricReports: below('MetricReports'),
      MinCollectionInterval: 'PT20S',
      Name: 'Telemetry Service',
      Status: enabled,
      SupportedCollectionFunctions: ['Average'],
      Triggers: below('Triggers'),
    })),
    ...list(
      `${service}/MetricDefinitions`,
      'MetricDefinition',
      { name: 'Metric Definitions', description: 'Metric Definitions view' },
      Object.entries(metrics).map(([id, { units }]) =>
        single(view, `${service}/MetricDefinitions/${id}`, 'MetricDefinition', () => ({
          MetricDataType: 'Integer',
          MetricType: 'Numeric',
          Name: `Metric definition of ${id}`,
          SensingInterval: 'PT5M',
          Units: units,
        })),
      ),
    ),
    ...list(
      `${service}/MetricReportDefinitions`,
      'MetricReportDefinition',
      { name: 'Metric Report Definitions', description: 'Metric Report Definitions view' },
      Object.entries(reports).map(([id, ids]) =>
        single(view, `${service}/MetricReportDefinitions/${id}`, 'MetricReportDefinition', () => ({
          MetricReport: ref(`${service}/MetricReports/${id}`),
          MetricReportDefinitionEnabled: true,
          MetricReportDefinitionType: 'Periodic',
          Metrics: ids.map((metric) => ({ MetricId: metric })),
          Name: `Metric report definition of ${id}`,
        })),
      ),
    ),
    ...list(
      `${service}/MetricReports`,
      'MetricReport',
      { name: 'Metric Reports', description: 'Metric Reports view' },
      Object.entries(reports).map(([id, ids]) =>
        single(view, `${service}/MetricReports/${id}`, 'MetricReport', () => ({
          MetricReportDefinition: ref(`${service}/MetricReportDefinitions/${id}`),
          MetricValues: valuesOf(view, ids),
          Name: `Metric report of ${id}`,
        })),
      ),
    ),
    ...list(
      `${service}/Triggers`,
      'Triggers',
      { name: 'Triggers', description: 'Triggers view' },
      [],
    ),
  ]
}
