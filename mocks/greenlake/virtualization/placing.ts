import type { Datastore, HypervisorCluster } from '../../estate/virtual/types'
import { inRegion } from '../in-region'
import type { Refused } from '../refusal'
import { badField } from '../refusal'
import type { Scope } from '../resource'
import { datastoreAt } from './datastores'

/** 400 that names one field. */
export const refuseField = (subject: string, description: string): Refused =>
  badField('virtualization', subject, description)

/** The cluster that a field names. Refuses one that the region does not have. */
export const clusterNamed = (scope: Scope, id: string, subject: string) => {
  const cluster = inRegion(scope, scope.estate.hypervisorClusters, id)
  if (!cluster) throw refuseField(subject, 'Is no hypervisor cluster.')
  return cluster
}

/** The datastore that a field names, with its cluster. Refuses one that the region does not have. */
export const datastoreNamed = (
  scope: Scope,
  id: string,
  subject: string,
): { datastore: Datastore; cluster: HypervisorCluster } => {
  const datastore = datastoreAt(scope, id)
  const cluster = datastore && scope.estate.hypervisorClusters.get(datastore.clusterId)
  if (!datastore || !cluster) throw refuseField(subject, 'Is no datastore.')
  return { datastore, cluster }
}
