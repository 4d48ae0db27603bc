import { addBackup, createBackup, expire, finishBackup } from './backup-copy'
import type { Backup, Policy } from './backup-types'
import { backupFailures } from './backups'
import { minute } from './course'
import { createBackupList } from './federation/backup-list'
import { fillGroup } from './protection/first-groups'
import { rememberEnd, rememberRun, jobOf } from './protection/job-runs'
import { isDue, slotsOfPolicy } from './protection/slots'
import type { Random } from './random'
import { createRandom } from './random'
import { runAfter } from './schedule'
import type { Extent } from './sizes'
import type { World } from './types'
import type { Vm } from './virtual/types'

/** What was taken beside the backup at `backup.at` for other schedules of its policy and is still kept. */
const fillFurther = (world: World, vm: Vm, policy: Policy, backup: Backup, until: number) => {
  const job = jobOf(world, vm.jobId)
  for (const slot of slotsOfPolicy(world, policy.id).slice(1)) {
    const kept = (slot.keepMinutes ?? policy.keepMinutes) * minute > until - backup.at
    if (!kept || !isDue(slot, vm.offsetMinutes, backup.at)) continue
    const random = createRandom(0, `${backup.id}/${slot.scheduleId}`)
    const copy = createBackup(random, vm, policy, backup.at, 'POLICY', slot)
    finishBackup(random, world, vm, copy, backup.reason)
    addBackup(world, backup.at, copy)
    rememberRun(job, copy)
    rememberEnd(job, copy)
  }
}

const fill = (random: Random, world: World, vm: Vm, policy: Policy, until: number) => {
  const [main = null] = slotsOfPolicy(world, policy.id)
  const job = jobOf(world, vm.jobId)
  const oldest = Math.max(until - policy.keepMinutes * minute, vm.createdAt)
  for (let at = runAfter(vm, policy, oldest); at < until; at = runAfter(vm, policy, at)) {
    const backup = createBackup(random, vm, policy, at, 'POLICY', main)
    const failure = random.chance(0.01) ? random.pick(backupFailures) : null
    finishBackup(random, world, vm, backup, failure)
    addBackup(world, at, backup)
    rememberRun(job, backup)
    rememberEnd(job, backup)
    if (failure === null) fillFurther(world, vm, policy, backup, until)
  }
}

/** What the schedules had left behind by `until`, back to each policy's retention: done, taskless. */
export const fillRetention = (random: Random, world: World, until: number) => {
  for (const vm of world.vms.values()) {
    const policy = vm.policyId === null ? null : world.policies.get(vm.policyId)
    const together = (jobOf(world, vm.jobId)?.asset.id ?? vm.id) !== vm.id
    if (policy && policy.everyMinutes > 0 && !together) fill(random, world, vm, policy, until)
  }
  for (const job of world.protection.jobs.values())
    if (job.asset.kind === 'GROUP') fillGroup(world, job, until)
}

/** Brings each federation to the number of backups that its size asks for, with manual ones. */
export const topUp = (random: Random, extent: Extent, world: World, now: number) => {
  for (const { id, backups: wanted } of extent.federations) {
    const vms = [...world.vms.values()].filter(
      ({ home }) => 'omnistack' in home && home.omnistack === id,
    )
    const held = vms.reduce((sum, vm) => {
      const backups = world.backups.get(vm.id) ?? []
      expire(world, backups, now)
      return sum + backups.length
    }, 0)
    for (let missing = wanted - held; missing > 0; missing -= 1) {
      const vm = random.pick(vms)
      const at = now - random.int(10, 2_000) * minute
      const backup = createBackup(random, vm, null, at, 'MANUAL')
      finishBackup(random, world, vm, backup, null)
      const backups = world.backups.get(vm.id) ?? []
      const place = backups.findIndex((other) => other.at > at)
      backups.splice(place < 0 ? backups.length : place, 0, backup)
    }
  }
}

/** Lists what each federation holds, oldest first, whatever VM it is of. */
export const listBackups = (world: World) => {
  for (const federation of world.federations) {
    const held = [...world.vms.values()].flatMap((vm) =>
      'omnistack' in vm.home && vm.home.omnistack === federation.id
        ? (world.backups.get(vm.id) ?? []).map((backup) => ({ backup, vm }))
        : [],
    )
    federation.backups = createBackupList(held.sort((a, b) => a.backup.at - b.backup.at))
  }
}
