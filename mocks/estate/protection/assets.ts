import { siteOf, volumeIdOf } from '../arrays'
import type { CopySource } from '../backup-copy'
import { vmType } from '../operation-plans'
import type { World } from '../types'
import type { Vm } from '../virtual/types'
import type {
  ApplicationType,
  AssetKind,
  ProtectionGroup,
  ProtectionJob,
  SqlGroup,
  VolumeGroup,
} from './types'

const root = '/backup-recovery/v1beta1'

/** What each kind of asset is called and found, and the policies that are for it. */
export const kinds: Record<AssetKind, { type: string; path: string; by: ApplicationType }> = {
  VM: { type: vmType, path: '/virtualization/v1beta1/virtual-machines', by: 'VMWARE' },
  GROUP: {
    type: 'backup-recovery/virtual-machine-protection-group',
    path: `${root}/virtual-machine-protection-groups`,
    by: 'VMWARE',
  },
  DATASTORE: {
    type: 'virtualization/datastore',
    path: '/virtualization/v1beta1/datastores',
    by: 'VMWARE',
  },
  VOLUME_GROUP: {
    type: 'backup-recovery/volume-protection-group',
    path: `${root}/volume-protection-groups`,
    by: 'HPE_ARRAY_VOLUME',
  },
  DATABASE: {
    type: 'backup-recovery/mssql-database',
    path: `${root}/mssql-databases`,
    by: 'MSSQL',
  },
  DATABASE_GROUP: {
    type: 'backup-recovery/mssql-database-protection-group',
    path: `${root}/mssql-database-protection-groups`,
    by: 'MSSQL',
  },
}

/** A resource as tasks name it. */
export const aboutAsset = (kind: AssetKind, { id, name }: { id: string; name: string }) => ({
  name,
  uri: `${kinds[kind].path}/${id}`,
  type: kinds[kind].type,
})

/** What a job protects: as a resource, and what is copied of it. The first source is the asset itself. */
export type Asset = {
  id: string
  name: string
  uri: string
  type: string
  sources: CopySource[]
  vms: Vm[]
}

/** The VMs of a group that there still are. */
export const membersOf = ({ vms }: World, { vmIds }: ProtectionGroup): Vm[] =>
  vmIds.flatMap((id) => vms.get(id) ?? [])

/** The volumes of a group, with the array that they are on. */
export const volumesOf = (world: World, { datastoreIds }: Pick<VolumeGroup, 'datastoreIds'>) =>
  datastoreIds.flatMap((id) => {
    const datastore = world.datastores.get(id)
    if (!datastore) return []
    const { name, capacityBytes } = datastore
    return [{ id: volumeIdOf(datastore), name, capacityBytes, site: siteOf(world, datastore) }]
  })

/** The databases of a group that there are. */
export const databasesOf = ({ protection }: World, { databaseIds }: SqlGroup) =>
  databaseIds.flatMap((id) => protection.sqlDatabases.get(id) ?? [])

const whole = ({ id, name }: { id: string; name: string }, capacityBytes = 0): CopySource => ({
  id,
  name,
  capacityBytes,
})

/** What is copied of an asset, the whole first; undefined where the asset is gone. */
const sourcesOf = (
  world: World,
  { id, kind }: ProtectionJob['asset'],
): { sources: CopySource[]; vms?: Vm[] } | undefined => {
  const { groups, volumeGroups, sqlDatabases, sqlGroups } = world.protection
  if (kind === 'VM') {
    const vm = world.vms.get(id)
    return vm && { sources: [vm], vms: [vm] }
  }
  if (kind === 'GROUP') {
    const group = groups.get(id)
    const vms = group ? membersOf(world, group) : []
    return group && { sources: [whole(group), ...vms], vms }
  }
  if (kind === 'DATASTORE') {
    const datastore = world.datastores.get(id)
    return datastore && { sources: [whole(datastore, datastore.capacityBytes)] }
  }
  if (kind === 'VOLUME_GROUP') {
    const group = volumeGroups.get(id)
    const bytes = group ? volumesOf(world, group).map(({ capacityBytes }) => capacityBytes) : []
    return (
      group && {
        sources: [
          whole(
            group,
            bytes.reduce((sum, one) => sum + one, 0),
          ),
        ],
      }
    )
  }
  if (kind === 'DATABASE') {
    const database = sqlDatabases.get(id)
    return database && { sources: [whole(database, database.sizeBytes)] }
  }
  const group = sqlGroups.get(id)
  const databases = group ? databasesOf(world, group) : []
  return group && { sources: [whole(group), ...databases.map((one) => whole(one, one.sizeBytes))] }
}

/** What a job protects; undefined where it is gone. */
export const assetOf = (
  world: World,
  { asset }: Pick<ProtectionJob, 'asset'>,
): Asset | undefined => {
  const found = sourcesOf(world, asset)
  const [self] = found?.sources ?? []
  if (!found || !self) return undefined
  return {
    id: asset.id,
    ...aboutAsset(asset.kind, self),
    sources: found.sources,
    vms: found.vms ?? [],
  }
}

/** The jobs that are applied to assets themselves, by these. */
export const jobsByAsset = ({ protection }: World): Map<string, ProtectionJob> => {
  const jobs = new Map<string, ProtectionJob>()
  for (const job of protection.jobs.values())
    if (!jobs.has(job.asset.id)) jobs.set(job.asset.id, job)
  return jobs
}

/** The job that is applied to an asset itself. */
export const jobOn = ({ protection }: World, assetId: string): ProtectionJob | undefined => {
  for (const job of protection.jobs.values()) if (job.asset.id === assetId) return job
  return undefined
}
