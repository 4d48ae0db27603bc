import * as v from 'valibot'
import type { Result } from '../../../contract/problem'
import type { Observed } from '../../mirror/entities'
import { newsOf, writeNews } from '../news'
import type { Collector, Pass } from '../source'
import { text } from '../tolerant'
import { walkWhole } from '../walk-pages'
import { backupsCollector } from './backups'
import { type OmnistackClient, overlap } from './client'
import { mapVm, type VmContext } from './map'
import { nextRunAfter, type Policy, toPolicy } from './policy'
import { createRuns } from './runs'
import { tasksCollector } from './tasks'
import { watchedCluster, watchedHost, watchedPolicy, watchedVm } from './watched'
import { type ClusterRecord, type HostRecord, type Page, type PolicyRecord, vmSchema } from './wire'

const peekSchema = v.object({ id: v.string(), policy_id: text, host_id: text })

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
      (offset) => options.read({ offset, limit: pageSize }, pass.signal),
      async (fresh) => {
        items.push(...fresh)
      },
      { overlap },
    )
    if (!walked.ok) return walked
    options.keep(items)
    const all = items.length < walked.value.total ? null : items.map(({ id }) => id)
    await pass.observe(options.kind, items.map(options.watched), all)
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

  const contextOf = ({ id, policy_id, host_id }: v.InferOutput<typeof peekSchema>): VmContext => ({
    policy: policies?.get(policy_id ?? '') ?? null,
    host: hosts?.get(host_id ?? '') ?? null,
    runs: runs.of(id),
  })

  /** VMs of which only news are read: what they say, and what the rest of the federation says of them. */
  const newsIn = (pass: Pass) =>
    newsOf({
      pass,
      kind: 'vm',
      peek: peekSchema,
      schema: vmSchema,
      context: (peeked) => {
        const context = contextOf(peeked)
        const lastRunAt = context.runs?.policyRunAt ?? null
        return JSON.stringify([context, nextRunAfter(context.policy, lastRunAt, pass.now())])
      },
      map: (record) => mapVm(record, contextOf(record), sourceId, pass.now()),
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
      const all: string[] = []
      const news = newsIn(pass)
      const walked = await walkWhole(
        client.source,
        (offset) => client.vms(news, { offset, limit: pageSize }, pass.signal),
        async (items) => {
          all.push(...items.map(({ id }) => id))
          // Watched before it is written: what is held is not looked at again.
          const watched = items.flatMap(({ record }) => (record ? [watchedVm(record)] : []))
          await pass.observe('vm', watched, null)
          await writeNews(pass, 'vm', items)
        },
        { overlap },
      )
      if (walked.ok && all.length >= walked.value.total) await pass.observe('vm', [], all)
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
