import * as v from 'valibot'
import { arrayOf, volumeIdOf } from '../../estate/arrays'
import { aboutAsset, jobOn, volumesOf } from '../../estate/protection/assets'
import { unprotect } from '../../estate/protection/jobs'
import { touch } from '../../estate/protection/stores'
import type { TaskOrder } from '../../estate/protection/tasks'
import type { VolumeGroup } from '../../estate/protection/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { badField, existing, refusal } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask } from '../tasks'
import { busyTask } from './busy-task'
import { jobReference, root } from './references'

const service = 'backup-recovery'
export const volumeGroupsPath = `${root}/volume-protection-groups`

/** Lists of volumes page like jobs and policies (facts.md 5). */
export const volumePaging = { limit: { fallback: 100, min: 0, max: 20_000 }, maxOffset: 1000 }

/** The array that volumes are on. */
export const arrayWire = (site: string) => {
  const { id, name } = arrayOf(site)
  return {
    id,
    name,
    productFamily: 'HPE Alletra 6000',
    resourceUri: `/api/v1/storage-systems/${id}`,
    type: 'storage-fleet/storage-system',
  }
}

/** A group of volumes of the region. */
export const volumeGroupIn = (scope: Scope, id: string): VolumeGroup | undefined =>
  inRegion(scope, scope.estate.protection.volumeGroups, id)

const toWire = (group: VolumeGroup, scope: Scope) => {
  const { estate } = scope
  const volumes = volumesOf(estate, group)
  const job = jobOn(estate, group.id)
  const [first] = volumes
  return {
    ...recordWire(
      scope,
      'backup-recovery/volume-protection-group',
      `${volumeGroupsPath}/${group.id}`,
      group,
    ),
    consoleUri: `/backup-and-recovery/volume-protection-groups/${group.id}`,
    description: group.description,
    volumeProtectionGroupType: group.type,
    state: group.state,
    stateReason: '',
    status: 'OK',
    assets: volumes.map(({ id, name }) => ({
      id,
      displayName: name,
      protectionStatus: job ? 'PROTECTED' : 'UNPROTECTED',
      type: 'storage-fleet/volume',
    })),
    ...(first ? { storageSystemInfo: arrayWire(first.site) } : {}),
    ...(job ? { protectionJobInfo: jobReference(scope, job) } : {}),
  }
}

const volumeGroups = resource<VolumeGroup>({
  service,
  path: volumeGroupsPath,
  ...volumePaging,
  filter: {
    dialect: dataServicesDialect,
    properties: ['volumeProtectionGroupType', 'createdAt', 'name'],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => allInRegion(scope, scope.estate.protection.volumeGroups),
  find: volumeGroupIn,
  toWire,
})

/** The group of volumes that a request is about. */
export const volumeGroupAt = (call: Call): VolumeGroup =>
  existing(volumeGroupIn(call.scope, call.params['id'] ?? ''))

/** Starts a task on a group of volumes, which is in another state meanwhile. */
const groupTask = (
  call: Call,
  group: VolumeGroup,
  meanwhile: VolumeGroup['state'],
  task: Pick<TaskOrder, 'name' | 'durationMs' | 'done'>,
): Response =>
  busyTask(call, group, meanwhile, { ...task, about: aboutAsset('VOLUME_GROUP', group) })

const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))
const description = v.pipe(v.string(), v.maxLength(255))
const assets = v.array(v.object({ id: v.string() }))
const createSchema = v.object({
  name,
  description: v.optional(description, ''),
  volumeProtectionGroupType: v.optional(v.picklist(['NATIVE', 'CUSTOM']), 'CUSTOM'),
  assets: v.optional(assets, []),
})
const patchSchema = v.object({
  name: v.optional(name),
  description: v.optional(description),
  assets: v.optional(assets),
})

/** The datastores that lie on volumes. */
const datastoresOn = (scope: Scope, named: v.InferOutput<typeof assets>): string[] =>
  named.map(({ id }) => {
    const found = allInRegion(scope, scope.estate.datastores).find((one) => volumeIdOf(one) === id)
    if (found) return found.id
    throw badField(service, 'assets', `There is no volume ${id}.`)
  })

const create = (call: Call): Response => {
  const { scope } = call
  const body = readBody(call, service, createSchema)
  const datastoreIds = datastoresOn(scope, body.assets)
  return simpleTask(call, {
    name: `Create volume protection group ${body.name}`,
    about: null,
    durationMs: 15_000,
    done: ({ world, random }, at) => {
      const id = random.uuid()
      world.protection.volumeGroups.set(id, {
        id,
        region: scope.region,
        name: body.name,
        description: body.description,
        type: body.volumeProtectionGroupType,
        datastoreIds,
        state: 'OK',
        attached: new Map(),
        createdAt: at,
        updatedAt: at,
        revision: 1,
      })
    },
  })
}

const patch = (call: Call): Response => {
  const group = volumeGroupAt(call)
  const body = readBody(call, service, patchSchema)
  const datastoreIds = body.assets ? datastoresOn(call.scope, body.assets) : group.datastoreIds
  return groupTask(call, group, 'UPDATING', {
    name: `Update volume protection group ${group.name}`,
    durationMs: 10_000,
    done: (_, at) =>
      touch(group, at, {
        state: 'OK',
        name: body.name ?? group.name,
        description: body.description ?? group.description,
        datastoreIds,
      }),
  })
}

const remove = (call: Call): Response => {
  const group = volumeGroupAt(call)
  const job = jobOn(call.scope.estate, group.id)
  if (job && call.search.get('cascadedelete') !== 'true')
    return refusal(412, 'The protection group has a protection job.')
  return groupTask(call, group, 'DELETING', {
    name: `Delete volume protection group ${group.name}`,
    durationMs: 20_000,
    done: (course, at) => {
      if (job) unprotect(course, at, job)
      course.world.protection.volumeGroups.delete(group.id)
    },
  })
}

const refresh = (call: Call): Response => {
  const group = volumeGroupAt(call)
  return groupTask(call, group, 'REFRESHING', {
    name: `Refresh volume protection group ${group.name}`,
    durationMs: 10_000,
    done: (_, at) => touch(group, at, { state: 'OK' }),
  })
}

/** Groups of volumes: none but those that somebody makes. */
export const volumeGroupRoutes: Route[] = [
  ...readRoutes(volumeGroups),
  { method: 'POST', service, path: volumeGroupsPath, answer: create },
  { method: 'PATCH', service, path: `${volumeGroupsPath}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${volumeGroupsPath}/:id`, answer: remove },
  { method: 'POST', service, path: `${volumeGroupsPath}/:id/refresh`, answer: refresh },
]
