import type { Datastore, HypervisorCluster } from '../../estate/types'
import { badFields, Refused } from '../refusal'
import type { Scope } from '../resource'
import { datastoreAt } from './datastores'

/** 400 that names one field. */
export const refuseField = (subject: string, description: string): Refused =>
  new Refused(badFields('virtualization', [{ subject, description }]))

/** The cluster that a field names. Refuses one that the region does not have. */
export const clusterNamed = ({ estate, region }: Scope, id: string, subject: string) => {
  const cluster = estate.hypervisorClusters.get(id)
  if (cluster?.region !== region) throw refuseField(subject, 'Is no hypervisor cluster.')
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
