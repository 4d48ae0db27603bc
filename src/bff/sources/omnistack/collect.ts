import type { Result } from '../../../contract/problem'
import type { Observed } from '../../mirror/entities'
import type { Collector, Pass } from '../source'
import { backupsCollector } from './backups'
import type { OmnistackClient } from './client'
import { mapVm } from './map'
import { type Policy, toPolicy } from './policy'
import { createRuns } from './runs'
import { tasksCollector } from './tasks'
import { walkWhole } from './walk'
import { watchedCluster, watchedHost, watchedPolicy, watchedVm } from './watched'
import type { ClusterRecord, HostRecord, Page, PolicyRecord } from './wire'

/** A page that live federations answer within seconds, far below where they refuse (facts.md 5). */
const pageSize = 500

/** A list that is kept in memory because it only says something of VMs; what is watched of it is told. */
const keptCollector = <T extends { id: string }>(options: {
  source: string
  collection: string
  kind: string
  targetMs: number
  read: (span: { offset: number; limit: number }, signal: AbortSignal) => Promise<Result<Page<T>>>
  keep: (items: T[]) => void
  watched: (item: T) => Observed
}): Collector => ({
  collection: options.collection,
  entity: null,
  targetMs: options.targetMs,
  priority: 0,
  tells: true,
  collect: async (pass) => {
    const items: T[] = []
    const walked = await walkWhole(
      options.source,
      pageSize,
      (span) => options.read(span, pass.signal),
      async (fresh) => {
        items.push(...fresh)
      },
    )
    if (!walked.ok) return walked
    options.keep(items)
    const whole = items.length >= walked.value.total
    await pass.observe(options.kind, items.map(options.watched), whole)
    return walked
  },
})

/** The collectors of one federation: what VMs are told by comes first, then VMs, then their backups. */
export const omnistackCollectors = (client: OmnistackClient, sourceId: string): Collector[] => {
  let policies: Map<string, Policy> | null = null
  let hosts: Map<string, HostRecord> | null = null
  const runs = createRuns()

  const policiesCollector = keptCollector<PolicyRecord>({
    source: client.source,
    collection: 'policies',
    kind: 'policy',
    targetMs: 120_000,
    read: client.policies,
    keep: (items) => {
      policies = new Map(items.map((item) => [item.id, toPolicy(item)]))
    },
    watched: (item) => watchedPolicy(item.id, toPolicy(item)),
  })
  const hostsCollector = keptCollector<HostRecord>({
    source: client.source,
    collection: 'hosts',
    kind: 'host',
    targetMs: 20_000,
    read: client.hosts,
    keep: (items) => {
      hosts = new Map(items.map((item) => [item.id, item]))
    },
    watched: watchedHost,
  })
  const clustersCollector = keptCollector<ClusterRecord>({
    source: client.source,
    collection: 'clusters',
    kind: 'cluster',
    targetMs: 120_000,
    read: client.clusters,
    keep: () => {},
    watched: watchedCluster,
  })

  const vmsCollector: Collector = {
    collection: 'virtual-machines',
    entity: 'vm',
    targetMs: 60_000,
    priority: 1,
    tells: true,
    collect: async (pass: Pass) => {
      for (const [held, collector] of [
        [policies, policiesCollector],
        [hosts, hostsCollector],
      ] as const) {
        const read = held === null ? await collector.collect(pass) : null
        if (read?.ok === false) return read
      }
      const watched: Observed[] = []
      const walked = await walkWhole(
        client.source,
        pageSize,
        (span) => client.vms(span, pass.signal),
        async (records) => {
          watched.push(...records.map(watchedVm))
          await pass.write(
            'vm',
            records.map((record) =>
              mapVm(
                record,
                {
                  policy: policies?.get(record.policy_id ?? '') ?? null,
                  host: hosts?.get(record.host_id ?? '') ?? null,
                  runs: runs.of(record.id),
                },
                sourceId,
                pass.now(),
              ),
            ),
          )
        },
      )
      if (walked.ok) await pass.observe('vm', watched, watched.length >= walked.value.total)
      return walked
    },
  }

  return [
    policiesCollector,
    hostsCollector,
    clustersCollector,
    vmsCollector,
    backupsCollector(client, runs, sourceId),
    tasksCollector(client, sourceId),
  ]
}
