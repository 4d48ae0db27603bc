import type { Policy } from '../../estate/backup-types'
import type { ProtectionJob, Store } from '../../estate/protection/types'
import { createRandom } from '../../estate/random'
import { allInRegion } from '../in-region'
import type { Scope } from '../resource'

/** What every path of Backup and Recovery begins with. */
export const root = '/backup-recovery/v1beta1'

/** The store that copies lie in, as they and the tiers of policies name it. */
export const storeReference = ({ estate }: Scope, storeId: string | null) => {
  const store = estate.protection.stores.get(storeId ?? '')
  if (!store) return null
  return {
    id: store.id,
    name: store.name,
    protectionStoreType: store.type,
    resourceUri: `${root}/protection-stores/${store.id}`,
    type: 'backup-recovery/protection-store',
  }
}

/** The appliance in front of a store, as copies name it. */
export const storageSystemReference = ({ estate }: Scope, { system }: Store) => {
  const { gateways, storeOnces } = estate.protection
  const gateway = system.type === 'PROTECTION_STORE_GATEWAY'
  const name = (gateway ? gateways : storeOnces).get(system.id)?.name ?? ''
  const path = gateway ? 'protection-store-gateways' : 'storeonces'
  return {
    id: system.id,
    name,
    displayName: name,
    resourceUri: `${root}/${path}/${system.id}`,
    type: `backup-recovery/${gateway ? 'protection-store-gateway' : 'storeonce'}`,
  }
}

export const policyReference = ({ id, name }: Policy) => ({
  id,
  name,
  resourceUri: `${root}/protection-policies/${id}`,
  type: 'backup-recovery/protection-policy',
})

/** The job that protects an asset, with its policy. */
export const jobReference = (
  { estate }: Pick<Scope, 'estate'>,
  { id, policyId }: ProtectionJob,
) => {
  const policy = estate.policies.get(policyId)
  return {
    id,
    resourceUri: `${root}/protection-jobs/${id}`,
    type: 'backup-recovery/protection-job',
    ...(policy ? { protectionPolicyInfo: policyReference(policy) } : {}),
  }
}

/** The orchestrators that work for a region. */
export const orchestratorReferences = (scope: Scope) =>
  allInRegion(scope, scope.estate.protection.orchestrators).map(({ id }) => ({
    id,
    resourceUri: `${root}/data-orchestrators/${id}`,
    type: 'backup-recovery/data-orchestrator',
  }))

/** A person has an id of their own; no API lists them. */
export const userReference = (name: string) => ({
  id: createRandom(0, `user/${name}`).uuid(),
  name,
})
