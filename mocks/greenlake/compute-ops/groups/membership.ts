import * as v from 'valibot'
import { bringMachines } from '../../../estate/group-policies'
import { moveMachines } from '../../../estate/groups'
import type { OperationError } from '../../../estate/operations'
import { startOperation } from '../../../estate/operations'
import type { Group, Machine } from '../../../estate/types'
import { inRegion } from '../../in-region'
import { badField, badParameter, Refused } from '../../refusal'
import type { Call, Route } from '../../route'
import { readBody } from '../../route'
import { userOf } from '../../tokens'
import { readFlag } from '../flag'
import type { Face } from './face'
import { v1beta3 } from './face'
import { groupOf, membersOf } from './found'
import { eTagOf } from './group-state'

const assignBody = v.object({
  devices: v.pipe(
    v.array(v.object({ deviceId: v.string(), eTag: v.optional(v.string()) })),
    v.minLength(1),
  ),
})
const unassignBody = v.object({
  devices: v.pipe(v.array(v.object({ deviceId: v.string() })), v.minLength(1)),
})

const badDevice = (index: number, description: string) =>
  badField('compute-ops', `devices.${index}.deviceId`, description)

/** What stands in the way of a move: it has to name the eTag that a device has in its group (schemas: deviceRequest). */
export const moveTrouble = (
  machine: Machine,
  group: Group,
  eTag: string | undefined,
): 'missing' | 'stale' | null => {
  if (machine.groupId === null || machine.groupId === group.id) return null
  if (eTag === undefined) return 'missing'
  return eTag === eTagOf(machine) ? null : 'stale'
}

/** Refuses subsystems that cannot be reset when a device leaves. */
export const checkResets = (search: URLSearchParams) => {
  const asked = search.getAll('reset-subsystems').flatMap((text) => text.split(','))
  if (asked.some((subsystem) => subsystem !== 'BIOS'))
    throw new Refused(badParameter('compute-ops', 'reset-subsystems', 'Must be BIOS.'))
}

type Move = {
  name: 'ADD_DEVICE_TO_GROUP' | 'REMOVE_DEVICE_FROM_GROUP'
  machines: Machine[]
  into: Group | null
  /** What turns up when it is carried out. */
  trouble?: () => OperationError | null
}

/** Moves devices by an async-operation, whose address it answers. */
const startMove = (call: Call, face: Face, group: Group, move: Move): Response => {
  const { estate, region } = call.scope
  const user = userOf(call.client)
  const operation = estate.act((course, at) =>
    startOperation(
      course,
      at,
      {
        family: 'compute-ops',
        region,
        name: move.name,
        service: 'compute-ops',
        user,
        sourceUri: `${face.groups}/${group.id}`,
        // Results keep the version that the service had when it learnt of them (facts.md 7).
        resources: move.machines.map(({ id, hostName }) => ({
          name: hostName,
          type: v1beta3.types.device,
          uri: `${v1beta3.groups}/${group.id}/devices/${id}`,
        })),
        steps: [
          { message: 'Checking devices', percent: 20 },
          { message: 'Changing the group', percent: 60 },
        ],
        durationMs: 4_000 / course.speed,
        ...(move.trouble ? { error: move.trouble } : {}),
      },
      (now, { state }) => {
        if (state !== 'SUCCEEDED') return
        if (move.into) bringMachines(course, now, move.machines, move.into, user)
        else moveMachines(course, now, move.machines, null)
      },
    ),
  )
  return new Response(null, {
    status: 202,
    headers: { location: `/compute-ops-mgmt/v1/async-operations/${operation.id}` },
  })
}

const assign = (face: Face): Route => ({
  method: 'POST',
  service: 'compute-ops',
  path: `${face.groups}/:parentId/devices`,
  answer: (call) => {
    const { estate } = call.scope
    const group = groupOf(call)
    const { devices } = readBody(call, 'compute-ops', assignBody)
    const wanted = devices.map(({ deviceId, eTag }, index) => {
      const machine = inRegion(call.scope, estate.machines, deviceId)
      if (!machine || group.deviceType !== 'DIRECT_CONNECT_SERVER')
        throw badDevice(index, 'There is no such device for this group.')
      return { machine, eTag }
    })
    return startMove(call, face, group, {
      name: 'ADD_DEVICE_TO_GROUP',
      machines: wanted.map(({ machine }) => machine),
      into: group,
      trouble: () => {
        const held = wanted.find(({ machine, eTag }) => moveTrouble(machine, group, eTag))
        return held
          ? {
              error: `${held.machine.id} is in another group, and its latest eTag was not given.`,
              errorCode: 'HPE-GL-COMPUTE_OPS-0412001',
            }
          : null
      },
    })
  },
})

const leaving = (call: Call, group: Group): Machine[] => {
  const members = membersOf(call.scope, group)
  if (readFlag(call.search, 'force')) {
    if (call.body !== undefined) throw badField('compute-ops', 'body', 'Not with force=true.')
    return members
  }
  const { devices } = readBody(call, 'compute-ops', unassignBody)
  return devices.map(({ deviceId }, index) => {
    const machine = members.find(({ id }) => id === deviceId)
    if (!machine) throw badDevice(index, 'The group has no such device.')
    return machine
  })
}

const unassign = (face: Face): Route => ({
  method: 'POST',
  service: 'compute-ops',
  path: `${face.groups}/:parentId/devices/unassign`,
  answer: (call) => {
    const group = groupOf(call)
    checkResets(call.search)
    return startMove(call, face, group, {
      name: 'REMOVE_DEVICE_FROM_GROUP',
      machines: leaving(call, group),
      into: null,
    })
  },
})

/** How devices come and go in v1 and v1beta3: each answers 202 with an async-operation (facts.md 5.2). */
export const membershipRoutes = (face: Face): Route[] => [assign(face), unassign(face)]
