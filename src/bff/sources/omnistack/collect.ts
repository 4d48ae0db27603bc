import type { Result } from '../../../contract/problem'
import type { Collector, Pass } from '../source'
import { backupsCollector } from './backups'
import type { OmnistackClient } from './client'
import { mapVm } from './map'
import { type Policy, toPolicy } from './policy'
import { createRuns } from './runs'
import { walkWhole } from './walk'
import type { HostRecord, Page, PolicyRecord } from './wire'

/** A page that live federations answer within seconds, far below where they refuse (facts.md 5). */
const pageSize = 500

/** A list that is kept in memory because it only says something of VMs. */
const keptCollector = <T extends { id: string }>(
  source: string,
  collection: string,
  read: (span: { offset: number; limit: number }, signal: AbortSignal) => Promise<Result<Page<T>>>,
  keep: (items: T[]) => void,
): Collector => ({
  collection,
  entity: null,
  targetMs: 120_000,
  priority: 0,
  collect: async (pass) => {
    const items: T[] = []
    const walked = await walkWhole(
      source,
      pageSize,
      (span) => read(span, pass.signal),
      async (fresh) => {
        items.push(...fresh)
      },
    )
    if (walked.ok) keep(items)
    return walked
  },
})

/** The collectors of one federation: what VMs are told by comes first, then VMs, then their backups. */
export const omnistackCollectors = (client: OmnistackClient, sourceId: string): Collector[] => {
  let policies: Map<string, Policy> | null = null
  let hosts: Map<string, HostRecord> | null = null
  const runs = createRuns()

  const policiesCollector = keptCollector(
    client.source,
    'policies',
    client.policies,
    (items: PolicyRecord[]) => {
      policies = new Map(items.map((item) => [item.id, toPolicy(item)]))
    },
  )
  const hostsCollector = keptCollector(
    client.source,
    'hosts',
    client.hosts,
    (items: HostRecord[]) => {
      hosts = new Map(items.map((item) => [item.id, item]))
    },
  )

  const vmsCollector: Collector = {
    collection: 'virtual-machines',
    entity: 'vm',
    targetMs: 60_000,
    priority: 1,
    collect: async (pass: Pass) => {
      for (const [held, collector] of [
        [policies, policiesCollector],
        [hosts, hostsCollector],
      ] as const) {
        const read = held === null ? await collector.collect(pass) : null
        if (read?.ok === false) return read
      }
      return walkWhole(
        client.source,
        pageSize,
        (span) => client.vms(span, pass.signal),
        (records) =>
          pass.write(
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
          ),
      )
    },
  }

  return [policiesCollector, hostsCollector, vmsCollector, backupsCollector(client, runs, sourceId)]
}
