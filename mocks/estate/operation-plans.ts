import type { Course } from './course'
import { minute } from './course'
import type { OperationOrder } from './operations'
import type { Region } from './types'
import type { Vm } from './virtual/types'

const users = ['oncall-1@example.com', 'oncall-2@example.com', 'backup-team@example.com']

/** What a VM is called among all resources. */
export const vmType = 'virtualization/virtual-machine'

/** A VM's address, the same in Virtualization and Backup and Recovery. */
export const vmUri = (vm: Pick<Vm, 'id'>) => `/virtualization/v1beta1/virtual-machines/${vm.id}`

/** The operation behind one run of a protection job; `judge` says why it fails, now and at its end. */
export const backUpPlan = (
  asset: { name: string; uri: string; type: string },
  region: Region,
  durationMs: number,
  judge: () => string | null,
): OperationOrder => ({
  family: 'data-services',
  region,
  name: `Back up ${asset.type.replace(/^.*\//, '').replaceAll('-', ' ')} ${asset.name}`,
  service: 'backup-and-recovery',
  user: 'schedule',
  sourceUri: asset.uri,
  resources: [asset],
  durationMs,
  steps: [
    { message: 'Preparing parameters', percent: 5 },
    { message: 'Taking a snapshot of the virtual machine', percent: 20 },
    { message: 'Copying changed blocks to the protection store', percent: 60 },
    { message: 'Verifying the copy', percent: 90 },
  ].slice(0, judge() ? 2 : 4),
  error: () => {
    const failure = judge()
    return failure ? { error: failure, errorCode: 'HPE_GL_BACKUP_RECOVERY_BACKUP_FAILED' } : null
  },
  recommendations: ['Check the protection store and run the protection job again.'],
})

const restorePlan = (course: Course, vm: Vm, region: Region): OperationOrder => ({
  family: 'data-services',
  region,
  name: `Restore virtual machine ${vm.name}`,
  service: 'backup-and-recovery',
  user: course.random.pick(users),
  sourceUri: vmUri(vm),
  resources: [{ name: vm.name, uri: vmUri(vm), type: vmType }],
  durationMs: course.random.int(4, 12) * minute,
  steps: [
    { message: 'Preparing parameters', percent: 5 },
    { message: 'Powering off virtual machine', percent: 10 },
    { message: 'Restoring disk: Hard disk 1', percent: 45 },
    { message: 'Restoring disk: Hard disk 2', percent: 80 },
    { message: 'Registering virtual machine', percent: 95 },
  ],
  ...(course.random.chance(0.1)
    ? {
        error: {
          error: 'The datastore does not have enough free space for the restored disks.',
          errorCode: 'HPE_GL_BACKUP_RECOVERY_RESTORE_FAILED',
        },
        recommendations: ['Free space on the datastore, or restore as a new virtual machine.'],
      }
    : {}),
})

const datastorePlan = (course: Course, vm: Vm, region: Region): OperationOrder => {
  const { random } = course
  const name = `vmfs-${vm.clusterName}-${random.int(2, 99)}`
  const child = (part: string, share: number): Omit<OperationOrder, 'children'> => ({
    family: 'data-services',
    region,
    name: part,
    service: 'private-cloud-business-edition',
    user: 'system',
    durationMs: random.int(60, 150) * 1_000 * share,
    steps: [{ message: `${part} is running`, percent: 50 }],
  })
  return {
    family: 'data-services',
    region,
    name: `Create Datastore: '${name}'`,
    service: 'private-cloud-business-edition',
    user: random.pick(users),
    durationMs: random.int(160, 300) * 1_000,
    steps: [
      { message: 'Preparing the parameters', percent: 0 },
      { message: 'Attempting to create the datastore', percent: 70 },
      { message: 'Applying protection policy', percent: 90 },
    ],
    children: [child('Create volume', 0.5), child('Rescan hypervisor storage', 1)],
  }
}

const reconfigurePlan = (course: Course, vm: Vm, region: Region): OperationOrder => ({
  family: 'data-services',
  region,
  name: `Reconfigure virtual machine ${vm.name}`,
  service: 'private-cloud-business-edition',
  user: course.random.pick(users),
  sourceUri: vmUri(vm),
  durationMs: course.random.int(20, 90) * 1_000,
  steps: [
    { message: 'Reconfigure CPU/Memory', percent: 25 },
    { message: 'Reconfigure CPU/Memory operation is completed', percent: 50 },
    { message: 'Reconfigure operation is completed', percent: 95 },
  ],
})

const metricsPlan = (course: Course, _vm: Vm, region: Region): OperationOrder => ({
  family: 'compute-ops',
  region,
  name: 'SUSTAINABILITY_METRICS_COLLECTION',
  service: 'compute-ops-mgmt',
  user: course.random.pick(users),
  durationMs: course.random.int(2, 6) * minute,
  steps: [
    { message: 'Requesting metrics from servers', percent: 20 },
    { message: 'Collecting metrics', percent: 60 },
  ],
})

const plans = {
  restore: restorePlan,
  datastore: datastorePlan,
  reconfigure: reconfigurePlan,
  metrics: metricsPlan,
}
/** What people do now and then. */
export type PlanKind = keyof typeof plans
const kinds: PlanKind[] = ['restore', 'datastore', 'reconfigure', 'metrics']

/** Something that people do to the VMs of a region now and then. */
export const drawPlan = (
  course: Course,
  vm: Vm,
  region: Region,
): { kind: PlanKind; order: OperationOrder } => {
  const kind = course.random.pick(kinds)
  return { kind, order: plans[kind](course, vm, region) }
}
