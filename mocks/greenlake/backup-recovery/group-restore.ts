import * as v from 'valibot'
import type { Backup } from '../../estate/backup-types'
import { hostIdOf } from '../../estate/hypervisors'
import { membersOf } from '../../estate/protection/assets'
import { restoreGroup } from '../../estate/protection/restore-group'
import type { Vm } from '../../estate/virtual/types'
import { badField, refusal } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { plainTime } from '../times'
import { stateWire } from './copy-wire'
import { groupAt } from './group-writes'
import { groupsPath } from './protection-groups'
import { orchestratorReferences } from './references'

const service = 'backup-recovery'

const copiesOf = ({ estate }: Scope, { id }: Vm): Backup[] => [
  ...estate.snapshotsOf(id),
  ...estate.backupsOf(id),
]

const usable = ({ state, busy }: Backup) =>
  (state === 'GOOD' || state === 'DEGRADED') && busy === null

/** Newest first. */
const recoveryPoints = (scope: Scope, vm: Vm): Backup[] =>
  copiesOf(scope, vm)
    .filter(usable)
    .sort((a, b) => b.at - a.at)

const restoreSchema = v.object({
  restoreType: v.optional(v.picklist(['PARENT', 'ALTERNATE']), 'PARENT'),
  restoreAllResources: v.optional(v.boolean(), false),
  namePrefix: v.optional(v.string(), ''),
  namePostfix: v.optional(v.string(), ''),
  powerOnVmsAfterRestore: v.optional(v.boolean(), false),
  recoveryInfo: v.optional(
    v.array(v.object({ resourceId: v.string(), recoveryPointId: v.optional(v.string()) })),
    [],
  ),
})
type Body = v.InferOutput<typeof restoreSchema>

/** What is restored of which VM: the copy that is named, else the newest good one. */
const choicesOf = (scope: Scope, vms: Vm[], body: Body): { vm: Vm; copy: Backup }[] => {
  const stranger = body.recoveryInfo.find(({ resourceId }) =>
    vms.every(({ id }) => id !== resourceId),
  )
  if (stranger)
    throw badField(service, 'recoveryInfo', `${stranger.resourceId} is not in the group.`)
  return vms.flatMap((vm) => {
    const named = body.recoveryInfo.find(({ resourceId }) => resourceId === vm.id)
    if (!named && !body.restoreAllResources) return []
    const points = recoveryPoints(scope, vm)
    const wanted = named?.recoveryPointId
    const copy = wanted === undefined ? points[0] : points.find(({ id }) => id === wanted)
    if (!copy) throw badField(service, 'recoveryInfo', `${vm.name} has no such recovery point.`)
    return [{ vm, copy }]
  })
}

const restore = (call: Call): Response => {
  const { scope } = call
  const group = groupAt(call)
  const body = readBody(call, service, restoreSchema)
  const { namePrefix, namePostfix, restoreType } = body
  if (restoreType === 'ALTERNATE' && namePrefix + namePostfix === '')
    throw badField(service, 'namePrefix', 'New virtual machines need other names.')
  if (group.state !== 'OK') return refusal(409, 'Something is being done with the group already.')
  const choices = choicesOf(scope, membersOf(scope.estate, group), body)
  if (choices.length === 0) throw badField(service, 'recoveryInfo', 'Nothing is to be restored.')
  const nameOf =
    restoreType === 'PARENT' ? null : ({ name }: Vm) => `${namePrefix}${name}${namePostfix}`
  return startTask(call, (course, at, user) =>
    restoreGroup(course, at, {
      group,
      choices,
      user,
      nameOf,
      powerOn: body.powerOnVmsAfterRestore,
    }),
  )
}

const pointWire = (scope: Scope, copy: Backup) => ({
  recoveryPointId: copy.id,
  recoveryPointType: copy.tier,
  pointInTime: plainTime(copy.at),
  appType: 'VMWARE',
  backupGranularity: 'VMWARE_CBT',
  consistency: copy.applicationConsistent ? 'APPLICATION' : 'CRASH',
  state: stateWire(copy).state,
  status: 'OK',
  errorMessage: '',
  dataOrchestratorInfo: orchestratorReferences(scope),
  storageSystemInfo: [],
})

const resourceWire = (scope: Scope, vm: Vm) => {
  const points = recoveryPoints(scope, vm)
  const host = scope.estate.machines.get(vm.machineId)
  return {
    resourceId: vm.id,
    resourceName: vm.name,
    appType: 'VMWARE',
    status: points.length > 0 ? 'OK' : 'ERROR',
    errorMessage: points.length > 0 ? '' : 'The virtual machine has no recovery point.',
    clusterInfo: { id: vm.clusterId, name: vm.clusterName, displayName: vm.clusterName },
    ...(host
      ? { hostInfo: { id: hostIdOf(host), name: host.hostName, displayName: host.hostName } }
      : {}),
    datastoresInfo: [{ id: vm.datastoreId, name: vm.datastoreName, displayName: vm.datastoreName }],
    recoveryPointInfo: points.map((copy) => pointWire(scope, copy)),
  }
}

/** What a group could be restored from, told at once (facts.md 5). */
const preCheck = (call: Call): Response => {
  const group = groupAt(call)
  const resourceInfo = membersOf(call.scope.estate, group).map((vm) => resourceWire(call.scope, vm))
  const bad = resourceInfo.filter(({ status }) => status === 'ERROR')
  return Response.json({
    summary: {
      status: bad.length > 0 ? 'ERROR' : 'OK',
      error: bad.length > 0 ? `${bad.length} virtual machines have no recovery point.` : '',
    },
    resourceSummary: { resourceInfo },
  })
}

/** How groups are restored. */
export const groupRestoreRoutes: Route[] = [
  { method: 'POST', service, path: `${groupsPath}/:id/restore`, answer: restore },
  { method: 'POST', service, path: `${groupsPath}/:id/restore-pre-check`, answer: preCheck },
]
