import * as v from 'valibot'
import { addHost, discover, removeHost } from '../../estate/protection/applications'
import { touch } from '../../estate/protection/stores'
import type { TaskOrder } from '../../estate/protection/tasks'
import type { ApplicationHost } from '../../estate/protection/types'
import { inRegion, ofRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { existing, refusal } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { applicationList } from './application-paging'
import { busyTask } from './busy-task'
import { orchestratorReferences, root } from './references'

const service = 'backup-recovery'
const path = `${root}/application-hosts`

/** A host as instances and databases name it. */
export const hostReference = ({ id, name }: ApplicationHost) => ({
  id,
  name,
  displayName: name,
  resourceUri: `${path}/${id}`,
  type: 'backup-recovery/application-host',
})

/** The VM that a host is, and its vCenter; nothing where it is none that is known. */
export const virtualizationWire = ({ estate }: Scope, { vmId }: ApplicationHost) => {
  const vm = estate.vms.get(vmId ?? '')
  const cluster = estate.hypervisorClusters.get(vm?.clusterId ?? '')
  const manager = estate.hypervisorManagers.get(cluster?.managerId ?? '')
  if (!vm || !manager) return {}
  return {
    virtualizationInfo: {
      virtualMachineInfo: {
        name: vm.name,
        resourceUri: `/virtualization/v1beta1/virtual-machines/${vm.id}`,
        type: 'virtualization/virtual-machine',
      },
      hypervisorManagerInfo: {
        id: manager.id,
        name: manager.name,
        resourceUri: `/virtualization/v1beta1/hypervisor-managers/${manager.id}`,
        type: 'virtualization/hypervisor-manager',
      },
    },
  }
}

const toWire = (host: ApplicationHost, scope: Scope) => {
  const vm = scope.estate.vms.get(host.vmId ?? '')
  const [orchestrator] = orchestratorReferences(scope)
  return {
    ...recordWire(scope, 'backup-recovery/application-host', `${path}/${host.id}`, host),
    displayName: host.name,
    description: host.description,
    state: host.state,
    stateReason: '',
    status: 'OK',
    networkAddress: host.address,
    username: host.username,
    virtual: vm !== undefined,
    manufacturer: vm ? 'VMware, Inc.' : '',
    ...(orchestrator ? { dataOrchestratorInfo: orchestrator } : {}),
    ...(vm
      ? {
          osInfo: { name: vm.guest, releaseVersion: '', buildVersion: '' },
          computeInfo: {
            memorySizeInMiB: vm.memoryMb,
            numCpuCores: vm.cpus,
            numCpuThreads: vm.cpus * 2,
          },
        }
      : {}),
    networkInterfaces: [{ name: 'Ethernet0', address: host.address }],
    storageInitiators: { fcHba: [], iscsi: [] },
    ...virtualizationWire(scope, host),
  }
}

const applicationHosts = resource<ApplicationHost>({
  ...applicationList([
    'osInfo/name',
    'state',
    'status',
    'osInfo/releaseVersion',
    'createdAt',
    'name',
    'dataOrchestratorInfo/id',
  ]),
  path,
  ...ofRegion(({ protection }) => protection.applicationHosts),
  toWire,
})

const hostAt = ({ scope, params }: Call): ApplicationHost =>
  existing(inRegion(scope, scope.estate.protection.applicationHosts, params['id'] ?? ''))

const hostTask = (
  call: Call,
  host: ApplicationHost,
  meanwhile: ApplicationHost['state'],
  task: Pick<TaskOrder, 'name' | 'durationMs' | 'done'> & Partial<Pick<TaskOrder, 'undone'>>,
): Response =>
  busyTask(call, host, meanwhile, {
    ...task,
    onPremises: true,
    about: { name: host.name, uri: `${path}/${host.id}`, type: 'backup-recovery/application-host' },
  })

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))
/** Passwords are taken and forgotten. */
const credentials = v.object({ username: v.optional(v.string(), '') })
const registerSchema = v.object({
  networkAddress: text,
  name: v.optional(text),
  description: v.optional(v.pipe(v.string(), v.maxLength(255)), ''),
  credentials,
})
const patchSchema = v.object({
  ...v.partial(v.omit(registerSchema, ['description'])).entries,
  description: v.optional(v.pipe(v.string(), v.maxLength(255))),
})

const register = (call: Call): Response => {
  const { scope } = call
  const body = readBody(call, service, registerSchema)
  const vm = [...scope.estate.vms.values()].find(({ name }) => body.networkAddress.startsWith(name))
  const host = scope.estate.act(({ world, random }, at) =>
    addHost(world.protection, at, {
      id: random.uuid(),
      region: scope.region,
      name: body.name ?? body.networkAddress,
      description: body.description,
      address: body.networkAddress,
      username: body.credentials.username,
      vmId: vm?.id ?? null,
      state: 'CREATING',
    }),
  )
  return hostTask(call, host, 'CREATING', {
    name: `Register application host ${host.name}`,
    durationMs: 60_000,
    done: ({ world }, at) => {
      touch(host, at, { state: 'OK' })
      discover(world.protection, at, host)
    },
    undone: ({ world }) => removeHost(world.protection, host),
  })
}

const patch = (call: Call): Response => {
  const host = hostAt(call)
  const body = readBody(call, service, patchSchema)
  return hostTask(call, host, 'UPDATING', {
    name: `Update application host ${host.name}`,
    durationMs: 10_000,
    done: (_, at) =>
      touch(host, at, {
        state: 'OK',
        name: body.name ?? host.name,
        description: body.description ?? host.description,
        address: body.networkAddress ?? host.address,
        username: body.credentials?.username ?? host.username,
      }),
  })
}

const refresh = (call: Call): Response => {
  const host = hostAt(call)
  return hostTask(call, host, 'REFRESHING', {
    name: `Refresh application host ${host.name}`,
    durationMs: 20_000,
    done: ({ world }, at) => {
      touch(host, at, { state: 'OK' })
      discover(world.protection, at, host)
    },
  })
}

/** A host whose databases are protected goes by force only. */
const remove = (call: Call): Response => {
  const host = hostAt(call)
  const { jobs, sqlDatabases, sqlInstances } = call.scope.estate.protection
  const protectedHere = [...jobs.values()].some(({ asset }) => {
    const database = sqlDatabases.get(asset.id)
    return database && sqlInstances.get(database.instanceId)?.hostId === host.id
  })
  if (protectedHere && call.search.get('force') !== 'true')
    return refusal(412, 'Databases of the host are protected.')
  return hostTask(call, host, 'DELETING', {
    name: `Remove application host ${host.name}`,
    durationMs: 15_000,
    done: ({ world }) => removeHost(world.protection, host),
  })
}

/** Guests with applications in them (openapi, pageLimit and pageOffset). */
export const applicationHostRoutes: Route[] = [
  ...readRoutes(applicationHosts),
  { method: 'POST', service, path, answer: register },
  { method: 'PATCH', service, path: `${path}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${path}/:id`, answer: remove },
  { method: 'POST', service, path: `${path}/:id/refresh`, answer: refresh },
]
