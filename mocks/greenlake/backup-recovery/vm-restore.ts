import * as v from 'valibot'
import { hostIdOf } from '../../estate/hypervisors'
import type { Place } from '../../estate/protection/restore'
import {
  restoreAlternate,
  restoreDisks,
  restoreFiles,
  restoreParent,
} from '../../estate/protection/restore'
import type { Vm } from '../../estate/virtual/types'
import { disksOf } from '../../estate/vm-parts'
import { vmIn } from '../in-region'
import { badField, existing, refusal, Refused } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { copyNames, namedCopy } from './named-copy'
import { root } from './references'

const service = 'backup-recovery'
const path = `${root}/virtual-machines/:id`

const vmAt = ({ scope, params }: Call): Vm => {
  const vm = existing(vmIn(scope, params['id'] ?? ''))
  if (vm.state === 'RESTORING')
    throw new Refused(refusal(409, 'The virtual machine is being restored.'))
  return vm
}

const restoreType = v.picklist(['PARENT', 'ALTERNATE'])

const restoreSchema = v.object({
  ...copyNames,
  restoreType,
  targetVmInfo: v.optional(
    v.object({
      name: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(80))),
      hypervisorManagerId: v.optional(v.string()),
      clusterId: v.optional(v.string()),
      hostId: v.optional(v.string()),
      powerOn: v.optional(v.boolean(), false),
      appInfo: v.optional(
        v.object({ vmware: v.optional(v.object({ datastoreId: v.optional(v.string()) })) }),
      ),
    }),
  ),
})
type Target = NonNullable<v.InferOutput<typeof restoreSchema>['targetVmInfo']>

/** What an id names, in the region; undefined where none is given. Refuses what is not there. */
const named = <T extends { region: string }>(
  things: Iterable<T>,
  region: string,
  id: string | undefined,
  subject: string,
  idOf: (thing: T) => string,
): T | undefined => {
  if (id === undefined || id === '') return undefined
  for (const thing of things) if (idOf(thing) === id && thing.region === region) return thing
  throw badField(service, `targetVmInfo.${subject}`, 'Does not exist.')
}

/** Where a new VM comes to stand: where the target says, else beside the one that it is restored from. */
const placeFor = ({ estate, region }: Scope, vm: Vm, target: Target): Place => {
  const ownId = ({ id }: { id: string }) => id
  const { hypervisorManagers, hypervisorClusters, datastores, machines } = estate
  named(
    hypervisorManagers.values(),
    region,
    target.hypervisorManagerId,
    'hypervisorManagerId',
    ownId,
  )
  const cluster = named(hypervisorClusters.values(), region, target.clusterId, 'clusterId', ownId)
  const host = named(machines.values(), region, target.hostId, 'hostId', hostIdOf)
  const datastoreId = target.appInfo?.vmware?.datastoreId
  const datastore = named(
    datastores.values(),
    region,
    datastoreId,
    'appInfo.vmware.datastoreId',
    ownId,
  )
  return {
    machineId: host?.id ?? cluster?.machineIds[0] ?? vm.machineId,
    clusterId: cluster?.id ?? vm.clusterId,
    clusterName: cluster?.name ?? vm.clusterName,
    datastoreId: datastore?.id ?? vm.datastoreId,
    datastoreName: datastore?.name ?? vm.datastoreName,
  }
}

const restore = (call: Call): Response => {
  const { scope } = call
  const vm = vmAt(call)
  const body = readBody(call, service, restoreSchema)
  const copy = namedCopy(scope, vm.id, body)
  if (body.restoreType === 'PARENT')
    return startTask(call, (course, at, user) => restoreParent(course, at, { vm, copy, user }))
  const target = body.targetVmInfo
  if (target?.name === undefined)
    throw badField(service, 'targetVmInfo.name', 'A new virtual machine needs it.')
  const { name, powerOn } = target
  for (const other of scope.estate.vms.values())
    if (other.name === name && other.state !== 'DELETED' && vmIn(scope, other.id))
      throw new Refused(refusal(409, `A virtual machine ${name} exists already.`))
  const place = placeFor(scope, vm, target)
  return startTask(call, (course, at, user) =>
    restoreAlternate(course, at, { vm, copy, user }, { ...place, name, powerOn }),
  )
}

const diskLabel = v.optional(v.object({ diskLabel: v.optional(v.string()) }))
const disksSchema = v.object({
  ...copyNames,
  restoreType,
  restoreDiskDetails: v.pipe(
    v.array(v.object({ recoveryPointDiskDetails: diskLabel, vmDiskDetails: diskLabel })),
    v.minLength(1),
  ),
  targetVmId: v.optional(v.string()),
})

const restoreOfDisks = (call: Call): Response => {
  const { scope } = call
  const vm = vmAt(call)
  const body = readBody(call, service, disksSchema)
  const copy = namedCopy(scope, vm.id, body)
  const known = disksOf(vm)
  const disks = body.restoreDiskDetails.map(({ recoveryPointDiskDetails }) => {
    const disk = known.find(({ label }) => label === recoveryPointDiskDetails?.diskLabel)
    if (!disk) throw badField(service, 'restoreDiskDetails', 'The copy has no such disk.')
    return disk
  })
  const target = body.restoreType === 'PARENT' ? null : vmIn(scope, body.targetVmId ?? '')
  if (target === undefined)
    throw badField(service, 'targetVmId', 'There is no such virtual machine.')
  return startTask(call, (course, at, user) =>
    restoreDisks(course, at, { vm, copy, user }, disks, target),
  )
}

const filesSchema = v.object({
  ...copyNames,
  filePathInfo: v.pipe(
    v.array(
      v.object({
        absoluteSourcePath: v.pipe(v.string(), v.nonEmpty()),
        absoluteTargetPath: v.optional(v.string()),
      }),
    ),
    v.minLength(1),
  ),
  fileRestoreMethod: v.picklist(['OVERWRITE', 'KEEPASBACKUP', 'SKIP']),
  // Credentials of the guest are taken and forgotten.
  targetInfo: v.object({ virtualMachineId: v.optional(v.string()) }),
})

const restoreOfFiles = (call: Call): Response => {
  const { scope } = call
  const vm = vmAt(call)
  const body = readBody(call, service, filesSchema)
  const copy = namedCopy(scope, vm.id, body)
  const target = vmIn(scope, body.targetInfo.virtualMachineId ?? vm.id)
  if (!target)
    throw badField(service, 'targetInfo.virtualMachineId', 'There is no such virtual machine.')
  const files = body.filePathInfo.map(({ absoluteSourcePath }) => absoluteSourcePath)
  return startTask(call, (course, at, user) =>
    restoreFiles(course, at, { vm, copy, user }, files, target),
  )
}

/** What can be restored of a VM (facts.md 10). */
export const vmRestoreRoutes: Route[] = [
  { method: 'POST', service, path: `${path}/restore`, answer: restore },
  { method: 'POST', service, path: `${path}/restore-disks`, answer: restoreOfDisks },
  { method: 'POST', service, path: `${path}/restore-files`, answer: restoreOfFiles },
]
