import type { Backup } from './backup-types'
import type { Course } from './course'
import type { FaultKind } from './faults'
import { hostIdOf } from './hypervisors'
import type { IssueOrder } from './issues'
import { clearIssues, raiseIssue } from './issues'
import { vmUri } from './operation-plans'
import { faultText } from './texts/texts'
import type { Machine, Region } from './types'
import type { Datastore, Vm } from './virtual/types'

/** A hypervisor host is in danger, and the VMs on it with it. */
export const hostCritical = (machine: Machine, { messageKey }: FaultKind): IssueOrder => {
  const { message, description, resolution } = faultText(messageKey)
  return {
    region: machine.region,
    name: 'Hypervisor host hardware critical',
    body: `Host ${machine.hostName} reports: ${message}. ${description}`,
    recommendation: resolution,
    category: 'HARDWARE',
    severity: 'CRITICAL',
    services: ['hci-manager'],
    source: {
      id: hostIdOf(machine),
      name: machine.hostName,
      uri: `/virtualization/v1beta1/hypervisor-hosts/${hostIdOf(machine)}`,
      type: 'virtualization/hypervisor-host',
    },
  }
}

/** Run after run of a VM's protection job has failed. */
const backupsFail = (vm: Vm, region: Region, runs: number, reason: string): IssueOrder => ({
  region,
  name: 'Backups of virtual machine fail',
  body: `The last ${runs} runs of the protection job of ${vm.name} failed. ${reason}`,
  recommendation: 'Remove the cause, then run the protection job.',
  category: 'DATA_PROTECTION',
  severity: runs < 4 ? 'WARNING' : 'CRITICAL',
  services: ['backup-and-recovery'],
  source: {
    id: vm.id,
    name: vm.name,
    uri: vmUri(vm),
    type: 'virtualization/virtual-machine',
  },
})

/** A protection store takes no more copies. */
export const storeFull = (region: Region, id: string, name: string): IssueOrder => ({
  region,
  name: 'Protection store is full',
  body: `Protection store ${name} has no space left; runs of protection jobs that use it fail.`,
  recommendation: 'Extend the store, shorten the retention of policies, or delete copies.',
  category: 'CAPACITY',
  severity: 'CRITICAL',
  services: ['backup-and-recovery'],
  source: {
    id,
    name,
    uri: `/backup-recovery/v1beta1/protection-stores/${id}`,
    type: 'backup-recovery/protection-store',
  },
})

/** A datastore will soon be full. `percent`: how full it is. */
const datastoreFilling = ({ id, name, region }: Datastore, percent: number): IssueOrder => ({
  region,
  name: 'Datastore is running out of space',
  body: `${percent} % of the capacity of datastore ${name} is used.`,
  recommendation: 'Extend the datastore, or move virtual machines to another.',
  category: 'CAPACITY',
  severity: percent < 95 ? 'WARNING' : 'CRITICAL',
  services: ['hci-manager'],
  source: {
    id,
    name,
    uri: `/virtualization/v1beta1/datastores/${id}`,
    type: 'virtualization/datastore',
  },
})

/** What the newest run of a VM's backups means: two failures in a row are an issue, a good run ends it. */
export const noteRun = (course: Course, at: number, vm: Vm, backups: readonly Backup[]) => {
  if (!('greenlake' in vm.home)) return
  const failed = backups.length - 1 - backups.findLastIndex(({ state }) => state !== 'FAILED')
  const reason = backups.at(-1)?.reason
  if (failed === 0) clearIssues(course, at, vm.id)
  else if (failed > 1)
    raiseIssue(course, at, backupsFail(vm, vm.home.greenlake, failed, reason ?? ''))
}

/** How full a datastore is by now: an issue from 85 % on. `usedBytes` is what its VMs take of it. */
export const noteSpace = (course: Course, at: number, datastore: Datastore, usedBytes: number) => {
  const percent = Math.round((100 * usedBytes) / datastore.capacityBytes)
  if (percent < 85) clearIssues(course, at, datastore.id)
  else raiseIssue(course, at, datastoreFilling(datastore, percent))
}
