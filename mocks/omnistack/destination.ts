import type { Destination } from '../estate/federation/backup-tasks'
import { badRequest, Refused } from './refusal'
import type { Call } from './route'
import { existing } from './route'

/** Where a body wants a backup to lie: a cluster or an external store, not both; null: neither. */
export const destinationIn = (
  { scope }: Call,
  wanted: { destination_id?: string | undefined; external_store_name?: string | undefined },
): Destination => {
  const clusterId = wanted.destination_id ?? ''
  const externalStore = wanted.external_store_name ?? ''
  if (clusterId !== '' && externalStore !== '')
    throw new Refused(
      badRequest(
        'InvalidBodyException',
        'destination_id and external_store_name exclude each other.',
      ),
    )
  if (externalStore !== '') return { externalStore }
  if (clusterId === '') return null
  return { clusterId: existing(scope.cluster(clusterId), 'omnistack_cluster', clusterId).id }
}
