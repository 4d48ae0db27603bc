import type { Policy } from '../estate/backup-types'
import type { PolicyRule } from '../estate/federation/federation'
import type { Collection } from './collection'
import { filtersOf, usual } from './collection'
import type { Scope } from './scope'
import { groupColumns } from './scope'

const dayMinutes = 1_440

/** A rule on the wire: frequency and retention in minutes (facts.md 8.7). */
export const ruleRecord = (scope: Scope, rule: PolicyRule, number: number) => {
  const { everyMinutes, keepMinutes, destinationId, externalStore, consistency } = rule
  const destination = destinationId === null ? '<local>' : scope.cluster(destinationId)?.name
  return {
    id: rule.id,
    number,
    destination_id: destinationId ?? '',
    destination_name: externalStore === null ? (destination ?? '') : '',
    external_store_name: externalStore ?? '',
    frequency: everyMinutes,
    retention: keepMinutes,
    days: rule.days,
    start_time: rule.startTime,
    end_time: rule.endTime,
    max_backups: Math.ceil(Math.max(keepMinutes, dayMinutes) / everyMinutes),
    application_consistent: consistency !== 'NONE',
    consistency_type: consistency,
  }
}

/** GET /policies. */
export const policies = (scope: Scope): Collection<Policy> => ({
  ...usual,
  plural: 'policies',
  singular: 'policy',
  filters: {
    ...filtersOf('list', 'id', 'name', 'owner_cluster_id', 'owner_cluster_name'),
    cluster_group_id: { kind: 'list', column: 'cluster_group_ids' },
  },
  rows: scope.policies,
  find: scope.policy,
  columns: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    owner_cluster_id: () => scope.federation.clusters[0]?.id ?? '',
    owner_cluster_name: () => scope.federation.clusters[0]?.name ?? '',
    rules: ({ id }) =>
      (scope.federation.rules.get(id) ?? []).map((rule, number) => ruleRecord(scope, rule, number)),
    ...groupColumns(scope),
  },
})
