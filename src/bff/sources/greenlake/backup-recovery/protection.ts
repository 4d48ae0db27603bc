import type { Plan } from './plan'
import type { ProtectionPolicyRecord } from './wire'

/** What one source says of the protection of its VMs, kept in memory; null until first read. */
export type Protection = {
  policies: ReadonlyMap<string, ProtectionPolicyRecord> | null
  /** By the id of the job, and by the id of the VM or group that it protects. */
  plans: ReadonlyMap<string, Plan> | null
  /** VMs by id: the job that protects each, and whether it has recovery points (null: not told). */
  vms: ReadonlyMap<string, { jobId: string | null; holdsBackups: boolean | null }> | null
}

/** The plan of a VM: of the job that it names, else of the job that names it. */
export const planOfVm = (
  { plans }: Protection,
  vm: { id: string; jobId: string | null },
): Plan | null => plans?.get(vm.jobId ?? '') ?? plans?.get(vm.id) ?? null
