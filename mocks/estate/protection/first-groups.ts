import { addBackup, createBackup, finishBackup } from '../backup-copy'
import type { Policy } from '../backup-types'
import { createRandom } from '../random'
import { runAfter } from '../schedule'
import type { Region, World } from '../types'
import type { Vm } from '../virtual/types'
import { assetOf } from './assets'
import { addGroup } from './groups'
import { rememberEnd, rememberRun } from './job-runs'
import { isDue, slotsOfPolicy } from './slots'
import type { ProtectionGroup, ProtectionJob } from './types'

const minute = 60_000
const day = 1_440 * minute

/** `sql-prod-03` belongs to the application `sql-prod`. */
const applicationOf = ({ name }: Vm) => name.replace(/-\d+$/, '')

const idOf = (name: string) => createRandom(0, `protection/${name}`).uuid()

const protectGroup = (vms: Vm[], group: ProtectionGroup, policy: Policy): ProtectionJob => {
  const id = idOf(`${group.id}/job`)
  const offsetMinutes = createRandom(0, id).int(0, policy.everyMinutes - 1)
  for (const vm of vms) Object.assign(vm, { jobId: id, policyId: policy.id, offsetMinutes })
  return {
    id,
    region: group.region,
    asset: { id: group.id, kind: 'GROUP' },
    policyId: policy.id,
    offsetMinutes,
    suspended: new Set(),
    overrides: [],
    effectiveFrom: null,
    runs: new Map(),
    createdAt: group.createdAt,
    updatedAt: group.createdAt,
    revision: 1,
  }
}

/**
 * The groups that a region has from the first day on: an application whose VMs are protected one by one,
 * and, where some VMs would have nothing else, one that protects half of them together.
 */
export const addFirstGroups = (world: World, region: Region, now: number) => {
  const vms = [...world.vms.values()].filter(
    ({ home }) => 'greenlake' in home && home.greenlake === region,
  )
  const at = now - 200 * day
  const [first] = vms.filter(({ jobId }) => jobId !== null)
  if (first) {
    const application = applicationOf(first)
    addGroup(world, at, idOf(`${region}/application`), {
      region,
      name: `application-${application}`,
      description: '',
      type: 'DYNAMIC',
      category: 'VMFS_VMS',
      vmIds: vms.filter((vm) => applicationOf(vm) === application).map(({ id }) => id),
    })
  }
  const bare = vms.filter(({ policyId }) => policyId === null)
  const policy = [...world.policies.values()].find(
    ({ home, everyMinutes }) =>
      'greenlake' in home && home.greenlake === region && everyMinutes * minute < day,
  )
  if (bare.length < 4 || !policy) return
  const together = bare.slice(0, Math.floor(bare.length / 2))
  const group = addGroup(world, at, idOf(`${region}/together`), {
    region,
    name: `together-${region}`,
    description: '',
    type: 'CUSTOM',
    category: 'VMFS_VMS',
    vmIds: together.map(({ id }) => id),
  })
  const job = protectGroup(together, group, policy)
  group.jobId = job.id
  world.protection.jobs.set(job.id, job)
}

/** What a group's job had left behind by `until`, back to its policy's retention. */
export const fillGroup = (world: World, job: ProtectionJob, until: number) => {
  const policy = world.policies.get(job.policyId)
  const asset = assetOf(world, job)
  if (!policy || !asset) return
  const oldest = until - policy.keepMinutes * minute
  for (let at = runAfter(job, policy, oldest); at < until; at = runAfter(job, policy, at))
    for (const slot of slotsOfPolicy(world, policy.id)) {
      const kept = (slot.keepMinutes ?? policy.keepMinutes) * minute > until - at
      if (!kept || !isDue(slot, job.offsetMinutes, at)) continue
      for (const source of asset.sources) {
        const random = createRandom(0, `${source.id}/${slot.scheduleId}/${at}`)
        const copy = createBackup(random, source, policy, at, 'POLICY', slot)
        finishBackup(random, world, source, copy, null)
        addBackup(world, at, copy)
        if (source.id !== asset.id) continue
        rememberRun(job, copy)
        rememberEnd(job, copy)
      }
    }
}
