import { jobOn } from '../../estate/protection/assets'
import type { AssetKind, ProtectionGroup } from '../../estate/protection/types'
import type { Vm } from '../../estate/types'
import type { Scope } from '../resource'

/** A VM of the region under Backup and Recovery. */
export const vmIn = ({ estate, region }: Scope, id: string): Vm | undefined => {
  const vm = estate.vms.get(id)
  return vm && 'greenlake' in vm.home && vm.home.greenlake === region ? vm : undefined
}

/** What has that id, if it is of the region. */
export const inRegion = <T extends { region: string }>(
  { region }: Pick<Scope, 'region'>,
  things: ReadonlyMap<string, T>,
  id: string,
): T | undefined => {
  const thing = things.get(id)
  return thing?.region === region ? thing : undefined
}

/** Everything that is of the region, in order of creation. */
export const allInRegion = <T extends { region: string }>(
  { region }: Pick<Scope, 'region'>,
  things: ReadonlyMap<string, T>,
): T[] => [...things.values()].filter((thing) => thing.region === region)

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
