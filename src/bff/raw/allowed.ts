import { closedSegments } from '../../contract/raw'
import type { SourceKind } from '../../contract/source'
import { fits } from './raw-path'

const below = (base: string, names: string[]) =>
  names.flatMap((name) => [`${base}/${name}`, `${base}/${name}/*`])
const under = (base: string, names: string[]) => names.map((name) => `${base}/${name}`)

const computeOps = 'compute-ops-mgmt'
const recovery = 'backup-recovery/v1beta1'

/**
 * What may be read as it is, by kind of source: no collection that holds secrets (activation keys,
 * webhooks, external services, settings, secrets, certificates, accounts and sessions of BMCs).
 */
const patterns: Record<SourceKind, string[]> = {
  greenlake: [
    ...below(`${computeOps}/v1`, [
      'servers',
      'alerts',
      'jobs',
      'groups',
      'firmware-bundles',
      'async-operations',
    ]),
    ...under(`${computeOps}/v1/servers/*`, [
      'alerts',
      'inventory',
      'security-parameters',
      'external-storage-details',
      'tor-port-mappings',
    ]),
    ...under(`${computeOps}/v1/groups/*`, ['devices', 'compliance', 'compliance/*']),
    ...below(`${computeOps}/v1beta2`, ['activities', 'server-warranty', 'approval-requests']),
    ...under(`${computeOps}/v1beta1`, [
      'energy-over-time',
      'energy-by-entity',
      'utilization-over-time',
      'utilization-by-entity',
    ]),
    ...below('data-services/v1beta1', [
      'async-operations',
      'issues',
      'dual-auth-operations',
      'software-releases',
      'storage-locations',
      'tags',
    ]),
    ...below(recovery, [
      'protection-jobs',
      'protection-policies',
      'protection-stores',
      'protection-store-gateways',
      'data-orchestrators',
      'storeonces',
      'virtual-machine-protection-groups',
    ]),
    ...below(`${recovery}/virtual-machines/*`, ['backups', 'snapshots']),
    ...below(`${recovery}/virtual-machine-protection-groups/*`, ['backups', 'snapshots']),
    ...below('virtualization/v1beta1', [
      'virtual-machines',
      'hypervisor-managers',
      'hypervisor-clusters',
      'hypervisor-hosts',
      'datastores',
    ]),
  ],
  omnistack: [
    'api/version',
    ...below('api', [
      'backups',
      'virtual_machines',
      'hosts',
      'omnistack_clusters',
      'datastores',
      'policies',
      'cluster_groups',
    ]),
    'api/external_stores',
    'api/tasks/*',
    ...under('api/hosts/*', ['capacity', 'hardware', 'metrics']),
    ...under('api/omnistack_clusters/*', ['metrics', 'throughput', 'connected_clusters']),
    ...under('api/virtual_machines/*', ['metrics', 'backups']),
    ...under('api/policies/*', ['datastores', 'virtual_machines']),
  ],
  // The first segment names the BMC.
  ilo: ['*/redfish/v1/**', '*/rest/v1/**'],
}

/** Whether a path of a source may be passed through. */
export const isAllowed = (kind: SourceKind, segments: readonly string[]): boolean =>
  patterns[kind].some((pattern) => fits(pattern, segments)) &&
  !(kind === 'ilo' && segments.some((segment) => closedSegments.has(segment.toLowerCase())))

/** Parameters that go along: those that narrow, sort and page. */
const parameters: ReadonlySet<string> = new Set([
  'filter',
  'select',
  'sort',
  'order',
  'limit',
  'offset',
  'next',
  'fields',
  'case',
  'show_optional_fields',
  'start-date',
  'end-date',
  'sample-size',
  'metric-type',
  'resource-uri',
  'aggregate-by',
  'range',
  'resolution',
  'time_offset',
  '$expand',
  '$filter',
  '$select',
  '$top',
  '$skip',
  'only',
  'page',
])

/** The parameters that are no part of the pass-through; none: all may go along. */
export const unknownParameters = (search: URLSearchParams): string[] =>
  [...new Set(search.keys())].filter((name) => !parameters.has(name))
