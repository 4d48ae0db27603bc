import type * as v from 'valibot'
import type { Upstream } from '../../../upstream/upstream'
import { readPage } from '../read'
import {
  activitySchema,
  alertSchema,
  bundleSchema,
  complianceSchema,
  energySchema,
  groupDeviceSchema,
  groupSchema,
  jobSchema,
  operationSchema,
  utilizationSchema,
  warrantySchema,
} from './wire'

const root = '/compute-ops-mgmt'
/** The largest page of every list but servers, which allow 100 (facts.md 4.2). */
const limit = 1000

/** The filter that every workspace has (facts.md 6.6). */
const allServers = `${root}/v1beta1/filters/e7cef8e6-a3f6-4490-b669-136e3ca40617`
/** A span of whole hours, ISO. */
export type Hours = { from: string; to: string }

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const amongst = (ids: readonly string[]) => `id in (${ids.map(quoted).join(',')})`

/** The paths of compute-ops that are read; filters in its OData subset, times unquoted (facts.md 4.3). */
export const createComputeOpsClient = (upstream: Upstream) => ({
  source: upstream.source,

  servers: <T extends v.GenericSchema>(item: T, offset: number, signal: AbortSignal) =>
    readPage(upstream, item, `${root}/v1/servers`, { offset, limit: 100 }, signal),

  /** At most 100: more do not fit a page. */
  serversById: <T extends v.GenericSchema>(item: T, ids: readonly string[], signal: AbortSignal) =>
    readPage(upstream, item, `${root}/v1/servers`, { filter: amongst(ids), limit: 100 }, signal),

  activeAlerts: (offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      alertSchema,
      `${root}/v1/alerts`,
      { filter: 'clearedAt eq null', sort: 'createdAt desc', offset, limit },
      signal,
    ),

  activities: (since: string, offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      activitySchema,
      `${root}/v1beta2/activities`,
      { filter: `createdAt gt ${since}`, sort: 'createdAt desc', offset, limit },
      signal,
    ),

  groups: (offset: number, signal: AbortSignal) =>
    readPage(upstream, groupSchema, `${root}/v1/groups`, { sort: 'id', offset, limit }, signal),

  compliance: (groupId: string, signal: AbortSignal) =>
    readPage(
      upstream,
      complianceSchema,
      `${root}/v1/groups/${encodeURIComponent(groupId)}/compliance`,
      {},
      signal,
    ),

  /** Ten where nobody asks for more (facts.md 6.5). */
  firmwareBundles: (offset: number, signal: AbortSignal) =>
    readPage(upstream, bundleSchema, `${root}/v1/firmware-bundles`, { offset, limit }, signal),

  /** Energy of every server between two hours; `average` is then of an hour: the mean power. */
  energy: ({ from, to }: Hours, offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      energySchema,
      `${root}/v1beta1/energy-by-entity`,
      {
        'start-date': from,
        'end-date': to,
        'sample-size': '1_HOUR',
        'aggregate-by': 'SERVER',
        offset,
        limit,
      },
      signal,
    ),

  utilization: ({ from, to }: Hours, offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      utilizationSchema,
      `${root}/v1beta1/utilization-by-entity`,
      {
        'start-date': from,
        'end-date': to,
        'resource-uri': allServers,
        'metric-type': 'CPU_UTILIZATION',
        offset,
        limit,
      },
      signal,
    ),

  /** At most 100 a page, as of servers. */
  warranties: (offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      warrantySchema,
      `${root}/v1beta2/server-warranty`,
      { offset, limit: 100 },
      signal,
    ),

  groupDevices: (groupId: string, signal: AbortSignal) =>
    readPage(
      upstream,
      groupDeviceSchema,
      `${root}/v1/groups/${encodeURIComponent(groupId)}/devices`,
      {},
      signal,
    ),

  jobs: (since: string | null, offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      jobSchema,
      `${root}/v1/jobs`,
      {
        filter: since === null ? undefined : `updatedAt gt ${since}`,
        sort: 'updatedAt desc',
        offset,
        limit,
      },
      signal,
    ),

  jobsById: (ids: readonly string[], signal: AbortSignal) =>
    readPage(upstream, jobSchema, `${root}/v1/jobs`, { filter: amongst(ids), limit }, signal),

  /** The list holds the last 7 days and is paged by cursor (facts.md 5.2). */
  operations: (since: string | null, next: string | null, signal: AbortSignal) =>
    readPage(
      upstream,
      operationSchema,
      `${root}/v1/async-operations`,
      {
        filter: since === null ? undefined : `updatedAt gt ${since}`,
        next: next ?? undefined,
        limit,
      },
      signal,
    ),

  operationsById: (ids: readonly string[], signal: AbortSignal) =>
    readPage(
      upstream,
      operationSchema,
      `${root}/v1/async-operations`,
      { filter: amongst(ids), limit },
      signal,
    ),
})
export type ComputeOpsClient = ReturnType<typeof createComputeOpsClient>
