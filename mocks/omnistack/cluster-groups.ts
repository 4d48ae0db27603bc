import type { Federation } from '../estate/federation/federation'
import type { Collection } from './collection'
import { filtersOf, usual } from './collection'
import type { Scope } from './scope'

/** GET /cluster_groups: the one that holds all clusters of a federation. */
export const clusterGroups = ({ federation }: Scope): Collection<Federation['clusterGroup']> => ({
  ...usual,
  plural: 'cluster_groups',
  singular: 'cluster_group',
  filters: { ...filtersOf('list', 'id'), ...filtersOf('pattern', 'name') },
  rows: () => [federation.clusterGroup],
  find: (id) => (id === federation.clusterGroup.id ? federation.clusterGroup : undefined),
  columns: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    clusters: () => federation.clusters.map(({ id }) => id),
  },
})
