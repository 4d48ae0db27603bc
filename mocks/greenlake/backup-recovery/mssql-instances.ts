import * as v from 'valibot'
import { touch } from '../../estate/protection/stores'
import type { SqlInstance } from '../../estate/protection/types'
import { inRegion, ofRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { existing } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { hostReference, virtualizationWire } from './application-hosts'
import { applicationList } from './application-paging'
import { busyTask } from './busy-task'
import { root } from './references'

const service = 'backup-recovery'
const path = `${root}/mssql-instances`

/** An instance as databases and their groups name it. */
export const instanceReference = ({ id, name }: SqlInstance) => ({
  id,
  name,
  resourceUri: `${path}/${id}`,
  type: 'backup-recovery/mssql-instance',
})

/** The host of an instance, as what runs on it names it. */
export const hostOf = (scope: Scope, instance: SqlInstance | undefined) => {
  const host = scope.estate.protection.applicationHosts.get(instance?.hostId ?? '')
  return host
    ? { applicationHostInfo: hostReference(host), ...virtualizationWire(scope, host) }
    : {}
}

const toWire = (instance: SqlInstance, scope: Scope) => ({
  ...recordWire(scope, 'backup-recovery/mssql-instance', `${path}/${instance.id}`, instance),
  productName: 'Microsoft SQL Server 2022',
  productVersion: '16.0.4165.4',
  clustered: false,
  availabilityGroupsInfo: [],
  credentials: instance.credentials,
  state: instance.state,
  stateReason: '',
  status: 'OK',
  ...hostOf(scope, instance),
})

const instances = resource<SqlInstance>({
  ...applicationList([
    'state',
    'status',
    'createdAt',
    'name',
    'productName',
    'productVersion',
    'applicationHostInfo/id',
    'applicationHostInfo/name',
  ]),
  path,
  ...ofRegion(({ protection }) => protection.sqlInstances),
  toWire,
})

const instanceAt = ({ scope, params }: Call): SqlInstance =>
  existing(inRegion(scope, scope.estate.protection.sqlInstances, params['id'] ?? ''))

const aboutOf = ({ id, name }: SqlInstance) => ({
  name,
  uri: `${path}/${id}`,
  type: 'backup-recovery/mssql-instance',
})

/** Its password is taken and forgotten. */
const patchSchema = v.object({
  credentials: v.optional(
    v.object({
      mode: v.optional(v.picklist(['WINDOWS', 'SQL'])),
      username: v.optional(v.string()),
    }),
  ),
})

const patch = (call: Call): Response => {
  const instance = instanceAt(call)
  const { credentials = {} } = readBody(call, service, patchSchema)
  const { mode, username } = instance.credentials
  return busyTask(call, instance, 'UPDATING', {
    name: `Update SQL Server instance ${instance.name}`,
    about: aboutOf(instance),
    durationMs: 10_000,
    onPremises: true,
    done: (_, at) =>
      touch(instance, at, {
        state: 'OK',
        credentials: {
          mode: credentials.mode ?? mode,
          username: credentials.username ?? username,
        },
      }),
  })
}

const refresh = (call: Call): Response => {
  const instance = instanceAt(call)
  return busyTask(call, instance, 'REFRESHING', {
    name: `Refresh SQL Server instance ${instance.name}`,
    about: aboutOf(instance),
    durationMs: 15_000,
    onPremises: true,
    done: (_, at) => touch(instance, at, { state: 'OK' }),
  })
}

/** Instances of SQL Server (openapi). */
export const mssqlInstanceRoutes: Route[] = [
  ...readRoutes(instances),
  { method: 'PATCH', service, path: `${path}/:id`, answer: patch },
  { method: 'POST', service, path: `${path}/:id/refresh`, answer: refresh },
]
