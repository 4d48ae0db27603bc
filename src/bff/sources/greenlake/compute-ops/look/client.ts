import type { UtilizationMetric } from '../../../../../contract/server-look'
import type { Upstream } from '../../../../upstream/upstream'
import { readItem, readPage } from '../../read'
import { alertSchema, warrantySchema } from '../wire'
import { asQuery, sampleSize, type Span } from './span'
import {
  bundleSchema,
  complianceSchema,
  energyEntitySchema,
  energySchema,
  groupSchema,
  iloComplianceSchema,
  inventorySchema,
  recordSchema,
  settingSchema,
  utilizationSchema,
} from './wire'

const root = '/compute-ops-mgmt'
const segment = encodeURIComponent

const metrics = {
  cpu: 'CPU_UTILIZATION',
  'memory-bus': 'MEMORY_BUS_UTILIZATION',
  'io-bus': 'IO_BUS_UTILIZATION',
  'cpu-interconnect': 'CPU_INTERCONNECT_UTILIZATION',
} as const satisfies Record<UtilizationMetric, string>

const serverUri = (id: string) => `${root}/v1/servers/${id}`

/** What a server's list row has no room for, by the members of `recordSchema`. */
const extras = [
  'id',
  'firmwareBundleUri',
  'autoIloFwUpdate',
  'connectionType',
  'tags',
  'lastFirmwareUpdate',
  'state',
].join(',')

/** The paths of compute-ops that are read while somebody looks at one server. */
export const createLookClient = (upstream: Upstream, signal: AbortSignal) => ({
  inventory: (id: string) =>
    readItem(upstream, inventorySchema, `${root}/v1/servers/${segment(id)}/inventory`, signal),

  record: (id: string) =>
    readItem(upstream, recordSchema, `${root}/v1/servers/${segment(id)}`, signal, {
      select: extras,
    }),

  /** Active ones and those cleared within 180 days (facts.md 6.2). */
  alerts: (id: string) =>
    readPage(
      upstream,
      alertSchema,
      `${root}/v1/servers/${segment(id)}/alerts`,
      { offset: 0, limit: 1000 },
      signal,
    ),

  groups: (offset: number) =>
    readPage(
      upstream,
      groupSchema,
      `${root}/v1/groups`,
      { sort: 'id', offset, limit: 1000 },
      signal,
    ),

  settings: () => readPage(upstream, settingSchema, `${root}/v1/settings`, {}, signal),

  compliance: (groupId: string) =>
    readPage(
      upstream,
      complianceSchema,
      `${root}/v1/groups/${segment(groupId)}/compliance`,
      {},
      signal,
    ),

  /** Only the versions before v1 have it (facts.md 6.4). */
  iloCompliance: (groupId: string) =>
    readPage(
      upstream,
      iloComplianceSchema,
      `${root}/v1beta3/groups/${segment(groupId)}/ilo-settings-compliance`,
      {},
      signal,
    ),

  bundle: (id: string) =>
    readItem(upstream, bundleSchema, `${root}/v1/firmware-bundles/${segment(id)}`, signal),

  /** It cannot be asked for one server: its filter knows no device (facts.md 4.3). */
  warranties: (offset: number) =>
    readPage(
      upstream,
      warrantySchema,
      `${root}/v1beta2/server-warranty`,
      { offset, limit: 100 },
      signal,
    ),

  energy: (id: string, span: Span) =>
    readItem(upstream, energySchema, `${root}/v1beta1/energy-over-time`, signal, {
      ...asQuery(span, span.until),
      'sample-size': sampleSize(span),
      'resource-uri': serverUri(id),
    }),

  energyEntity: (id: string, span: Span) =>
    readPage(
      upstream,
      energyEntitySchema,
      `${root}/v1beta1/energy-by-entity`,
      {
        ...asQuery(span, span.now),
        'sample-size': sampleSize(span),
        'resource-uri': serverUri(id),
        'aggregate-by': 'SERVER',
        'excluded-servers': 'true',
        offset: 0,
        limit: 10,
      },
      signal,
    ),

  utilization: (id: string, metric: UtilizationMetric, span: Span) =>
    readItem(upstream, utilizationSchema, `${root}/v1beta1/utilization-over-time`, signal, {
      ...asQuery(span, span.now),
      'resource-uri': serverUri(id),
      'metric-type': metrics[metric],
    }),
})
export type LookClient = ReturnType<typeof createLookClient>
