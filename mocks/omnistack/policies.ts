import { createRandom } from '../estate/random'
import type { Policy } from '../estate/types'
import { type Collection, usual } from './collection'
import { groupColumns, type Scope } from './scope'

const dayMinutes = 1_440

/** A policy that takes no backups has no rules. Frequency and retention in minutes (facts.md 8.7). */
const rulesOf = ({ id, everyMinutes, keepMinutes }: Policy) =>
  everyMinutes === 0
    ? []
    : [
        {
          id: createRandom(0, id).uuid(),
          number: 0,
          destination_id: '',
          destination_name: '<local>',
          external_store_name: '',
          frequency: everyMinutes,
          retention: keepMinutes,
          days: 'All',
          start_time: '00:00',
          end_time: '00:00',
          max_backups: Math.ceil(Math.max(keepMinutes, dayMinutes) / everyMinutes),
          application_consistent: false,
          consistency_type: 'NONE',
        },
      ]

/** GET /policies. */
export const policies = (scope: Scope): Collection<Policy> => ({
  ...usual,
  plural: 'policies',
  singular: 'policy',
  filters: ['id', 'name', 'owner_cluster_id', 'owner_cluster_name'],
  rows: scope.policies,
  columns: {
    id: (policy) => policy.id,
    name: (policy) => policy.name,
    owner_cluster_id: () => scope.federation.clusters[0]?.id ?? '',
    owner_cluster_name: () => scope.federation.clusters[0]?.name ?? '',
    rules: rulesOf,
    ...groupColumns(scope),
  },
})
