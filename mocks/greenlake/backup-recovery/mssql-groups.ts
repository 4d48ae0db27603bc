import * as v from 'valibot'
import { databasesIn } from '../../estate/protection/applications'
import { aboutAsset, databasesOf, jobOn } from '../../estate/protection/assets'
import { touch } from '../../estate/protection/stores'
import type { SqlGroup } from '../../estate/protection/types'
import { inRegion, ofRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { badField, existing, refusal } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask } from '../tasks'
import { applicationList } from './application-paging'
import { busyTask } from './busy-task'
import { databaseIn, databaseReference, databasesPath } from './mssql-databases'
import { instanceReference } from './mssql-instances'
import { jobReference, root } from './references'

const service = 'backup-recovery'
const path = `${root}/mssql-database-protection-groups`

const instanceWire = ({ estate }: Scope, instanceId: string) => {
  const instance = estate.protection.sqlInstances.get(instanceId)
  return instance ? { instanceInfo: instanceReference(instance) } : {}
}

const toWire = (group: SqlGroup, scope: Scope) => {
  const job = jobOn(scope.estate, group.id)
  return {
    ...recordWire(
      scope,
      'backup-recovery/mssql-database-protection-group',
      `${path}/${group.id}`,
      group,
    ),
    description: group.description,
    protectionGroupType: group.native ? 'NATIVE' : 'CUSTOM',
    state: group.state,
    stateReason: '',
    status: 'OK',
    members: databasesOf(scope.estate, group).map((database) => ({
      ...databaseReference(database),
      ...instanceWire(scope, database.instanceId),
    })),
    ...(group.native
      ? {
          nativeAppInfo: {
            id: group.native.instanceId,
            type: 'MSSQL_INSTANCE',
            excludeSystemDatabases: group.native.excludeSystemDatabases,
            ...instanceWire(scope, group.native.instanceId),
          },
        }
      : {}),
    ...(job ? { protectionJobInfo: jobReference(scope, job) } : {}),
  }
}

const groups = resource<SqlGroup>({
  ...applicationList(['createdAt', 'name']),
  path,
  ...ofRegion(({ protection }) => protection.sqlGroups),
  toWire,
})

const groupAt = ({ scope, params }: Call): SqlGroup =>
  existing(inRegion(scope, scope.estate.protection.sqlGroups, params['id'] ?? ''))

const name = v.pipe(v.string(), v.nonEmpty())
const description = v.pipe(v.string(), v.maxLength(255))
const members = v.array(v.object({ resourceUri: v.string() }))
const createSchema = v.object({
  name,
  description: v.optional(description, ''),
  protectionGroupType: v.picklist(['NATIVE', 'CUSTOM']),
  members: v.optional(members, []),
  // No instance of the region is in an availability group.
  nativeAppInfo: v.optional(
    v.object({
      id: v.string(),
      type: v.literal('MSSQL_INSTANCE'),
      excludeSystemDatabases: v.optional(v.boolean(), false),
    }),
  ),
})
const patchSchema = v.object({
  name: v.optional(name),
  description: v.optional(description),
  members: v.optional(members),
  nativeAppInfo: v.optional(v.object({ excludeSystemDatabases: v.optional(v.boolean()) })),
})

const idsOf = (scope: Scope, named: v.InferOutput<typeof members>): string[] =>
  named.map(({ resourceUri }) => {
    const database = databaseIn(scope, resourceUri.replace(`${databasesPath}/`, ''))
    if (!database) throw badField(service, 'members', `There is no database ${resourceUri}.`)
    return database.id
  })

type Members = Pick<SqlGroup, 'native' | 'databaseIds'>

const nativeMembers = (
  { estate }: Scope,
  instanceId: string,
  excludeSystemDatabases: boolean,
): Members => ({
  native: { instanceId, excludeSystemDatabases },
  databaseIds: databasesIn(estate.protection, instanceId, {
    excludeSystem: excludeSystemDatabases,
  }).map(({ id }) => id),
})

const membersOf = (scope: Scope, body: v.InferOutput<typeof createSchema>): Members => {
  if (body.protectionGroupType === 'CUSTOM')
    return { native: null, databaseIds: idsOf(scope, body.members) }
  const { protection } = scope.estate
  const instance = inRegion(scope, protection.sqlInstances, body.nativeAppInfo?.id ?? '')
  if (!instance) throw badField(service, 'nativeAppInfo.id', 'There is no such instance.')
  return nativeMembers(scope, instance.id, body.nativeAppInfo?.excludeSystemDatabases ?? false)
}

const create = (call: Call): Response => {
  const { scope } = call
  const body = readBody(call, service, createSchema)
  const chosen = membersOf(scope, body)
  return simpleTask(call, {
    name: `Create database protection group ${body.name}`,
    about: null,
    durationMs: 10_000,
    done: ({ world, random }, at) => {
      const id = random.uuid()
      world.protection.sqlGroups.set(id, {
        id,
        region: scope.region,
        name: body.name,
        description: body.description,
        ...chosen,
        state: 'OK',
        createdAt: at,
        updatedAt: at,
        revision: 1,
      })
    },
  })
}

const patch = (call: Call): Response => {
  const { scope } = call
  const group = groupAt(call)
  const body = readBody(call, service, patchSchema)
  const { native } = group
  const exclude = body.nativeAppInfo?.excludeSystemDatabases ?? native?.excludeSystemDatabases
  const chosen: Members = native
    ? nativeMembers(scope, native.instanceId, exclude ?? false)
    : { native, databaseIds: body.members ? idsOf(scope, body.members) : group.databaseIds }
  return busyTask(call, group, 'UPDATING', {
    name: `Update database protection group ${group.name}`,
    about: aboutAsset('DATABASE_GROUP', group),
    durationMs: 10_000,
    done: (_, at) =>
      touch(group, at, {
        ...chosen,
        state: 'OK',
        name: body.name ?? group.name,
        description: body.description ?? group.description,
      }),
  })
}

const remove = (call: Call): Response => {
  const group = groupAt(call)
  if (jobOn(call.scope.estate, group.id))
    return refusal(412, 'The protection group has a protection job.')
  return busyTask(call, group, 'DELETING', {
    name: `Delete database protection group ${group.name}`,
    about: aboutAsset('DATABASE_GROUP', group),
    durationMs: 10_000,
    done: ({ world }) => world.protection.sqlGroups.delete(group.id),
  })
}

/** Databases that are protected together: none but those that somebody makes (openapi). */
export const mssqlGroupRoutes: Route[] = [
  ...readRoutes(groups),
  { method: 'POST', service, path, answer: create },
  { method: 'PATCH', service, path: `${path}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${path}/:id`, answer: remove },
]
