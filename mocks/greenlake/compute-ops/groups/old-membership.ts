import * as v from 'valibot'
import { bringMachines } from '../../../estate/group-policies'
import { moveMachines } from '../../../estate/groups'
import type { Group, Machine } from '../../../estate/types'
import { passes } from '../../../odata/evaluate'
import { inRegion } from '../../in-region'
import { readFilter } from '../../read-query'
import { badField, badParameter, notFound, refusal, Refused } from '../../refusal'
import type { Resource } from '../../resource'
import { comparing } from '../../resource'
import type { Call, Route } from '../../route'
import { noContent, readBody } from '../../route'
import { userOf } from '../../tokens'
import { readFlag } from '../flag'
import { v1beta2 as face } from './face'
import { groupOf, membersOf } from './found'
import { checkResets, moveTrouble } from './membership'
import { oldDeviceWire } from './old-wire'

const assignBody = v.object({
  devices: v.pipe(
    v.array(
      v.object({
        serverId: v.optional(v.string()),
        productId: v.optional(v.string()),
        serial: v.optional(v.string()),
        eTag: v.optional(v.string()),
      }),
    ),
    v.minLength(1),
  ),
})

const path = `${face.groups}/:parentId/devices`

const named = ({ scope }: Call, id: string, index: number): Machine => {
  const machine = inRegion(scope, scope.estate.machines, id)
  if (machine) return machine
  throw badField('compute-ops', `devices.${index}.serverId`, 'There is no such server.')
}

const bring = ({ scope, client }: Call, machines: Machine[], into: Group) =>
  scope.estate.act((course, at) => bringMachines(course, at, machines, into, userOf(client)))

const release = ({ scope }: Call, machines: Machine[]) =>
  scope.estate.act((course, at) => moveMachines(course, at, machines, null))

/** Assigns at once; a dry run tells the latest eTags and moves nothing. */
const assign: Route = {
  method: 'POST',
  service: 'compute-ops',
  path,
  answer: (call) => {
    const dryRun = readFlag(call.search, 'dry-run')
    const group = groupOf(call)
    const { devices } = readBody(call, 'compute-ops', assignBody)
    const wanted = devices.map(({ serverId, productId, serial, eTag }, index) => ({
      machine: named(call, serverId ?? `${productId}+${serial}`, index),
      eTag,
    }))
    if (!dryRun)
      for (const { machine, eTag } of wanted) {
        const trouble = moveTrouble(machine, group, eTag)
        if (trouble === 'missing') return refusal(409, `${machine.id} is in another group.`)
        if (trouble === 'stale') return refusal(412, `The eTag of ${machine.id} is not its latest.`)
      }
    const machines = wanted.map(({ machine }) => machine)
    if (!dryRun) bring(call, machines, group)
    return Response.json({ devices: machines.map(oldDeviceWire) })
  },
}

/** Those that ids or a filter name, or all by force. */
const leaving = (call: Call, group: Group, devices: Resource<Machine>): Machine[] => {
  const members = membersOf(call.scope, group)
  if (readFlag(call.search, 'force')) return members
  const filter = readFilter(devices, call.search)
  const ids = call.search.getAll('id').flatMap((text) => text.split(','))
  if (!filter && ids.length === 0)
    throw new Refused(badParameter('compute-ops', 'id', 'Name devices, or use force=true.'))
  return members.filter(
    (machine) =>
      ids.includes(machine.id) ||
      (filter !== null && passes(filter, oldDeviceWire(machine), comparing(devices))),
  )
}

/** How devices come and go in v1beta2: at once, and by DELETE. */
export const oldMembershipRoutes = (devices: Resource<Machine>): Route[] => [
  assign,
  {
    method: 'DELETE',
    service: 'compute-ops',
    path,
    answer: (call) => {
      const group = groupOf(call)
      checkResets(call.search)
      release(call, leaving(call, group, devices))
      return noContent()
    },
  },
  {
    method: 'DELETE',
    service: 'compute-ops',
    path: `${path}/:id`,
    answer: (call) => {
      const group = groupOf(call)
      checkResets(call.search)
      const machine = membersOf(call.scope, group).find(({ id }) => id === call.params['id'])
      if (!machine) return notFound()
      release(call, [machine])
      return noContent()
    },
  },
]
