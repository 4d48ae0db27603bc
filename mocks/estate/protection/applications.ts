import { createRandom } from '../random'
import type { Region, World } from '../types'
import type { Vm } from '../virtual/types'
import type { ApplicationHost, Protection, SqlDatabase, SqlInstance } from './types'

const gibibyte = 2 ** 30
const hostsPerRegion = 2
const databaseNames = ['master', 'orders', 'billing', 'stock', 'people']

const isSystem = ({ name }: Pick<SqlDatabase, 'name'>) => name === 'master'

/** Registers a guest; what runs in it is not known yet. */
export const addHost = (
  protection: Protection,
  at: number,
  host: Pick<
    ApplicationHost,
    'id' | 'region' | 'name' | 'description' | 'address' | 'username' | 'vmId' | 'state'
  >,
): ApplicationHost => {
  const made = { ...host, createdAt: at, updatedAt: at, revision: 1 }
  protection.applicationHosts.set(made.id, made)
  return made
}

const discoverDatabases = (protection: Protection, at: number, instance: SqlInstance) => {
  const random = createRandom(0, `${instance.id}/databases`)
  const count = random.int(2, databaseNames.length)
  for (const name of databaseNames.slice(0, count)) {
    const id = random.uuid()
    protection.sqlDatabases.set(id, {
      id,
      region: instance.region,
      name,
      instanceId: instance.id,
      sizeBytes: random.int(1, name === 'master' ? 2 : 400) * gibibyte,
      state: 'OK',
      createdAt: at,
      updatedAt: at,
      revision: 1,
    })
  }
}

/** Finds what runs on a host: an instance of SQL Server with its databases. */
export const discover = (protection: Protection, at: number, host: ApplicationHost) => {
  const known = [...protection.sqlInstances.values()].some(({ hostId }) => hostId === host.id)
  if (known) return
  const instance: SqlInstance = {
    id: createRandom(0, `${host.id}/instance`).uuid(),
    region: host.region,
    name: 'MSSQLSERVER',
    hostId: host.id,
    credentials: { mode: 'WINDOWS', username: host.username },
    state: 'OK',
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  protection.sqlInstances.set(instance.id, instance)
  discoverDatabases(protection, at, instance)
}

/** A host goes with its instances and their databases. */
export const removeHost = (protection: Protection, host: ApplicationHost) => {
  for (const instance of protection.sqlInstances.values()) {
    if (instance.hostId !== host.id) continue
    for (const database of protection.sqlDatabases.values())
      if (database.instanceId === instance.id) protection.sqlDatabases.delete(database.id)
    protection.sqlInstances.delete(instance.id)
  }
  protection.applicationHosts.delete(host.id)
}

/** The databases of an instance. */
export const databasesIn = (
  { sqlDatabases }: Protection,
  instanceId: string,
  options: { excludeSystem: boolean } = { excludeSystem: false },
): SqlDatabase[] =>
  [...sqlDatabases.values()].filter(
    (database) =>
      database.instanceId === instanceId && !(options.excludeSystem && isSystem(database)),
  )

/** Whether a VM would have SQL Server in it. */
const hasSql = ({ guest, state }: Vm) =>
  guest.startsWith('Microsoft Windows Server') && state === 'OK'

/** The guests that a region has registered from the first day on. */
export const addFirstHosts = (world: World, region: Region, now: number) => {
  const vms = [...world.vms.values()]
    .filter((vm) => 'greenlake' in vm.home && vm.home.greenlake === region && hasSql(vm))
    .slice(0, hostsPerRegion)
  for (const vm of vms) {
    const host = addHost(world.protection, now - 90 * 86_400_000, {
      id: createRandom(0, `${vm.id}/host`).uuid(),
      region,
      name: `${vm.name}.example.com`,
      description: '',
      address: `${vm.name}.example.com`,
      username: 'svc-sql',
      vmId: vm.id,
      state: 'OK',
    })
    discover(world.protection, host.createdAt, host)
  }
}
