import * as v from 'valibot'
import { minute } from '../../estate/course'
import { aboutAsset, jobOn } from '../../estate/protection/assets'
import { readingCopy } from '../../estate/protection/restore'
import { touch } from '../../estate/protection/stores'
import { runTask } from '../../estate/protection/tasks'
import type { SqlDatabase, SqlInstance } from '../../estate/protection/types'
import { allInRegion, inRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { badField, existing } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask, startTask } from '../tasks'
import { applicationList } from './application-paging'
import { hostOf, instanceReference } from './mssql-instances'
import { copyNames, namedCopy } from './named-copy'
import { jobReference, root } from './references'

const service = 'backup-recovery'
export const databasesPath = `${root}/mssql-databases`

/** A database as copies and groups name it. */
export const databaseReference = ({ id, name }: SqlDatabase) => ({
  id,
  name,
  resourceUri: `${databasesPath}/${id}`,
  type: 'backup-recovery/mssql-database',
})

/** A database of the region. */
export const databaseIn = (scope: Scope, id: string): SqlDatabase | undefined =>
  inRegion(scope, scope.estate.protection.sqlDatabases, id)

/** The group that a database is protected in. */
const groupWire = ({ estate }: Scope, { id }: SqlDatabase) => {
  const group = [...estate.protection.sqlGroups.values()].find(({ databaseIds }) =>
    databaseIds.includes(id),
  )
  return group
    ? {
        mssqlDatabaseProtectionGroupInfo: {
          id: group.id,
          name: group.name,
          resourceUri: `${root}/mssql-database-protection-groups/${group.id}`,
          type: 'backup-recovery/mssql-database-protection-group',
        },
      }
    : {}
}

const toWire = (database: SqlDatabase, scope: Scope) => {
  const { estate } = scope
  const instance: SqlInstance | undefined = estate.protection.sqlInstances.get(database.instanceId)
  const group = groupWire(scope, database)
  const job =
    jobOn(estate, database.id) ?? jobOn(estate, group.mssqlDatabaseProtectionGroupInfo?.id ?? '')
  const copies = [...estate.backupsOf(database.id), ...estate.snapshotsOf(database.id)]
  return {
    ...recordWire(
      scope,
      'backup-recovery/mssql-database',
      `${databasesPath}/${database.id}`,
      database,
    ),
    sizeInBytes: database.sizeBytes,
    state: database.state,
    stateReason: '',
    status: 'OK',
    protectionStatus: job ? 'PROTECTED' : 'UNPROTECTED',
    recoveryPointsExist: copies.length > 0,
    clusterInfo: { clustered: false, role: 'PRIMARY' },
    ...(instance ? { instanceInfo: instanceReference(instance) } : {}),
    ...hostOf(scope, instance),
    ...group,
    ...(job ? { protectionJobInfo: jobReference(scope, job) } : {}),
  }
}

const databases = resource<SqlDatabase>({
  ...applicationList([
    'state',
    'status',
    'applicationHostInfo/id',
    'applicationHostInfo/name',
    'mssqlDatabaseProtectionGroupInfo/id',
    'mssqlDatabaseProtectionGroupInfo/name',
    'virtualizationInfo/hypervisorManagerInfo/id',
    'createdAt',
    'name',
  ]),
  path: databasesPath,
  list: (scope) => allInRegion(scope, scope.estate.protection.sqlDatabases),
  find: databaseIn,
  toWire,
})

const databaseAt = (call: Call): SqlDatabase =>
  existing(databaseIn(call.scope, call.params['id'] ?? ''))

const refresh = (call: Call): Response => {
  const database = databaseAt(call)
  return simpleTask(call, {
    name: `Refresh database ${database.name}`,
    about: aboutAsset('DATABASE', database),
    durationMs: 10_000,
    onPremises: true,
    begin: (_, at) => touch(database, at, { state: 'REFRESHING' }),
    undone: (_, at) => touch(database, at, { state: 'OK' }),
    done: (_, at) => touch(database, at, { state: 'OK' }),
  })
}

const restoreSchema = v.object({
  ...copyNames,
  restoreType: v.picklist(['PARENT', 'ALTERNATE']),
  targetDatabaseInfo: v.optional(
    v.object({
      name: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(80))),
      instanceId: v.optional(v.string()),
    }),
  ),
})

/** Where a new database comes to be: its name, and an instance that exists. */
const targetOf = (
  scope: Scope,
  database: SqlDatabase,
  body: v.InferOutput<typeof restoreSchema>,
) => {
  const { name, instanceId = database.instanceId } = body.targetDatabaseInfo ?? {}
  const instance = inRegion(scope, scope.estate.protection.sqlInstances, instanceId)
  if (name !== undefined && instance) return { name, instanceId }
  const subject = `targetDatabaseInfo.${instance ? 'name' : 'instanceId'}`
  throw badField(service, subject, 'A new database needs it.')
}

const restore = (call: Call): Response => {
  const { scope } = call
  const database = databaseAt(call)
  const body = readBody(call, service, restoreSchema)
  const copy = namedCopy(scope, database.id, body)
  const target = body.restoreType === 'ALTERNATE' ? targetOf(scope, database, body) : null
  return startTask(call, (course, at, user) =>
    runTask(
      course,
      at,
      readingCopy(copy, {
        region: scope.region,
        user,
        name: `Restore database ${database.name}${target ? ` as ${target.name}` : ''}`,
        about: aboutAsset('DATABASE', database),
        durationMs: 3 * minute,
        begin: (_, now) => touch(database, now, { state: target ? database.state : 'RESTORING' }),
        undone: (_, now) => touch(database, now, { state: 'OK' }),
        done: ({ world, random }, now) => {
          touch(database, now, { state: 'OK' })
          if (!target) return
          const made = { ...database, ...target, id: random.uuid(), createdAt: now, revision: 1 }
          world.protection.sqlDatabases.set(made.id, made)
        },
      }),
    ),
  )
}

/** Databases of SQL Server, what is looked at and restored of them (openapi). */
export const mssqlDatabaseRoutes: Route[] = [
  ...readRoutes(databases),
  { method: 'POST', service, path: `${databasesPath}/:id/refresh`, answer: refresh },
  { method: 'POST', service, path: `${databasesPath}/:id/restore`, answer: restore },
]
