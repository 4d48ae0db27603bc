import { jobOn } from '../../estate/protection/assets'
import type { AssetKind, ProtectionGroup } from '../../estate/protection/types'
import { inRegion, vmIn } from '../in-region'
import type { Scope } from '../resource'

/** A group of VMs of the region. */
export const groupIn = (scope: Scope, id: string): ProtectionGroup | undefined =>
  inRegion(scope, scope.estate.protection.groups, id)

/** What a policy can be applied to, by its id: its kind, and the job that it has already. */
export const protectableIn = (
  scope: Scope,
  id: string,
): { kind: AssetKind; jobId: string | null } | undefined => {
  const vm = vmIn(scope, id)
  if (vm) return { kind: 'VM', jobId: vm.jobId }
  const { estate } = scope
  const { groups, volumeGroups, sqlDatabases, sqlGroups } = estate.protection
  const others = {
    GROUP: groups,
    DATASTORE: estate.datastores,
    VOLUME_GROUP: volumeGroups,
    DATABASE: sqlDatabases,
    DATABASE_GROUP: sqlGroups,
  }
  for (const kind of ['GROUP', 'DATASTORE', 'VOLUME_GROUP', 'DATABASE', 'DATABASE_GROUP'] as const)
    if (inRegion<{ region: string }>(scope, others[kind], id))
      return { kind, jobId: jobOn(estate, id)?.id ?? null }
  return undefined
}
