import * as v from 'valibot'
import type { Course } from '../../estate/course'
import { minute } from '../../estate/course'
import { aboutAsset } from '../../estate/protection/assets'
import { addGroup, editGroup, removeGroup } from '../../estate/protection/groups'
import { touch } from '../../estate/protection/stores'
import type { TaskOrder } from '../../estate/protection/tasks'
import type { ProtectionGroup } from '../../estate/protection/types'
import { allInRegion, inRegion, vmIn } from '../in-region'
import { badField, existing, refusal } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask } from '../tasks'
import { busyTask } from './busy-task'
import { groupIn } from './protectable'
import { groupsPath } from './protection-groups'

const service = 'backup-recovery'
const second = 1_000

/** The group that a request is about. */
export const groupAt = (call: Call): ProtectionGroup =>
  existing(groupIn(call.scope, call.params['id'] ?? ''))

const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))
const description = v.pipe(v.string(), v.maxLength(255))
const assets = v.array(v.object({ id: v.string() }))

const createSchema = v.object({
  name,
  description: v.optional(description, ''),
  vmProtectionGroupType: v.picklist(['NATIVE', 'CUSTOM', 'DYNAMIC']),
  assetsCategory: v.picklist(['VVOL_VMS', 'VMFS_DATASTORES', 'VMFS_VMS']),
  assets: v.optional(assets, []),
})
const patchSchema = v.object({
  name: v.optional(name),
  description: v.optional(description),
  assets: v.optional(assets),
})

/** The VMs that assets stand for: themselves, or all that lie on a datastore. */
const vmsOf = (scope: Scope, named: v.InferOutput<typeof assets>): string[] =>
  named.flatMap(({ id }) => {
    if (vmIn(scope, id)) return [id]
    if (!inRegion(scope, scope.estate.datastores, id))
      throw badField(service, 'assets', `There is no asset ${id}.`)
    return [...scope.estate.vms.values()].flatMap((vm) => (vm.datastoreId === id ? [vm.id] : []))
  })

/** Starts a task on a group, which is in another state meanwhile. */
export const groupTask = (
  call: Call,
  group: ProtectionGroup,
  meanwhile: ProtectionGroup['state'],
  task: Pick<TaskOrder, 'name' | 'durationMs' | 'done'>,
): Response => busyTask(call, group, meanwhile, { ...task, about: aboutAsset('GROUP', group) })

const checkName = (scope: Scope, wanted: string | undefined, own: string | null) => {
  for (const { id, name } of allInRegion(scope, scope.estate.protection.groups))
    if (name === wanted && id !== own) throw badField(service, 'name', 'Is taken already.')
}

const create = (call: Call): Response => {
  const { scope } = call
  const body = readBody(call, service, createSchema)
  checkName(scope, body.name, null)
  const order = {
    region: scope.region,
    name: body.name,
    description: body.description,
    type: body.vmProtectionGroupType,
    category: body.assetsCategory,
    vmIds: vmsOf(scope, body.assets),
  }
  return simpleTask(call, {
    name: `Create protection group ${body.name}`,
    about: null,
    durationMs: 15 * second,
    done: ({ world, random }: Course, at) => {
      addGroup(world, at, random.uuid(), order)
    },
  })
}

const patch = (call: Call): Response => {
  const group = groupAt(call)
  const body = readBody(call, service, patchSchema)
  checkName(call.scope, body.name, group.id)
  const vmIds = body.assets ? vmsOf(call.scope, body.assets) : group.vmIds
  return groupTask(call, group, 'UPDATING', {
    name: `Update protection group ${group.name}`,
    durationMs: 10 * second,
    done: (course, at) =>
      editGroup(course, at, group, {
        name: body.name ?? group.name,
        description: body.description ?? group.description,
        vmIds,
      }),
  })
}

/** A protected group goes only with its job, or by force. */
const remove = (call: Call): Response => {
  const group = groupAt(call)
  const may = ['cascadedelete', 'force'].some((word) => call.search.get(word) === 'true')
  if (group.jobId !== null && !may)
    return refusal(412, 'The protection group has a protection job.')
  return groupTask(call, group, 'DELETING', {
    name: `Delete protection group ${group.name}`,
    durationMs: minute / 2,
    done: (course, at) => removeGroup(course, at, group),
  })
}

const refresh = (call: Call): Response => {
  const group = groupAt(call)
  return groupTask(call, group, 'REFRESHING', {
    name: `Refresh protection group ${group.name}`,
    durationMs: 10 * second,
    done: (_, at) => touch(group, at, { state: 'OK' }),
  })
}

/** How groups come, change and go. */
export const groupWrites: Route[] = [
  { method: 'POST', service, path: groupsPath, answer: create },
  { method: 'PATCH', service, path: `${groupsPath}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${groupsPath}/:id`, answer: remove },
  { method: 'POST', service, path: `${groupsPath}/:id/refresh`, answer: refresh },
]
