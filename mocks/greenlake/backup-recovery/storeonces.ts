import * as v from 'valibot'
import { minute } from '../../estate/course'
import { touch } from '../../estate/protection/stores'
import type { StoreOnce } from '../../estate/protection/types'
import { allInRegion, inRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { recordWire } from '../record'
import { existing, refusal, Refused } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask } from '../tasks'
import { plainTime } from '../times'
import { busyTask } from './busy-task'
import { orchestratorReferences, root } from './references'

const service = 'backup-recovery'
const path = `${root}/storeonces`

const storeOnceAt = (scope: Scope, id: string): StoreOnce | undefined =>
  inRegion(scope, scope.estate.protection.storeOnces, id)

const usedBytes = ({ estate }: Scope, { id }: StoreOnce) =>
  [...estate.protection.stores.values()]
    .filter(({ system }) => system.id === id)
    .reduce((sum, { copiesBytes, otherBytes }) => sum + copiesBytes + otherBytes, 0)

const toWire = (one: StoreOnce, scope: Scope) => {
  const used = usedBytes(scope, one)
  return {
    ...recordWire(scope, 'backup-recovery/storeonce', `${path}/${one.id}`, one),
    description: one.description,
    serialNumber: one.serialNumber,
    softwareVersion: one.softwareVersion,
    dataOrchestrators: orchestratorReferences(scope),
    dateTime: {
      methodDateTimeSet: 'NTP',
      timezone: 'UTC',
      utcDateTime: plainTime(scope.estate.now()),
    },
    fibreChannel: { initiators: [] },
    health: {
      state: `SO_HEALTH_STATE_${one.state}`,
      stateReason: null,
      status: 'SO_HEALTH_STATUS_CONNECTED',
      updatedAt: plainTime(one.checkedAt),
    },
    network: {
      hostname: `${one.name}.example.com`,
      dns: [],
      ntp: [],
      nics: [
        {
          id: one.id,
          networkName: 'Management',
          networkIndex: 0,
          networkType: 'STATIC',
          networkAddress: one.address,
          gateway: one.address.replace(/\d+$/, '1'),
        },
      ],
    },
    storage: {
      state: 'OK',
      capacityLicensedBytes: one.capacityBytes,
      capacityUnlicensedBytes: 0,
      configuredStorageBytes: one.capacityBytes,
      unconfiguredStorageBytes: 0,
      usedBytes: used,
      freeBytes: Math.max(0, one.capacityBytes - used),
    },
  }
}

/** GET v1beta1/storeonces: paged, and nothing else (facts.md 5). */
const storeOnces = resource<StoreOnce>({
  service,
  path,
  limit: { fallback: 20, min: 0, max: 1000 },
  filter: null,
  sort: false,
  select: null,
  empty: null,
  list: (scope) => allInRegion(scope, scope.estate.protection.storeOnces),
  find: storeOnceAt,
  toWire,
})

const storeOnceIn = (call: Call): StoreOnce => {
  const one = existing(storeOnceAt(call.scope, call.params['id'] ?? ''))
  if (one.state !== 'OK') throw new Refused(refusal(409, 'The StoreOnce is busy.'))
  return one
}

const aboutOf = ({ name, id }: StoreOnce) => ({
  name,
  uri: `${path}/${id}`,
  type: 'backup-recovery/storeonce',
})

const registerSchema = v.object({
  serialNumber: v.pipe(v.string(), v.nonEmpty()),
  networkAddress: v.pipe(v.string(), v.nonEmpty()),
  name: v.optional(v.pipe(v.string(), v.maxLength(255))),
  description: v.optional(v.pipe(v.string(), v.maxLength(255)), ''),
  // Credentials of the appliance are taken and forgotten.
})

/** One that is being registered shows at once. */
const register = (call: Call): Response => {
  const { scope } = call
  const { name, serialNumber, networkAddress, description } = readBody(
    call,
    service,
    registerSchema,
  )
  for (const known of scope.estate.protection.storeOnces.values())
    if (known.serialNumber === serialNumber)
      return refusal(409, `StoreOnce ${serialNumber} is registered already.`)
  const one = scope.estate.act(({ world, random }, at): StoreOnce => {
    const made: StoreOnce = {
      id: random.uuid(),
      region: scope.region,
      name: name ?? `storeonce-${serialNumber.toLowerCase()}`,
      description,
      serialNumber,
      softwareVersion: '4.3.9-2451.6',
      address: networkAddress,
      capacityBytes: 48 * 2 ** 40,
      state: 'REGISTERING',
      checkedAt: at,
      createdAt: at,
      updatedAt: at,
      revision: 1,
    }
    world.protection.storeOnces.set(made.id, made)
    return made
  })
  return simpleTask(call, {
    name: `Register StoreOnce ${one.name}`,
    about: aboutOf(one),
    durationMs: 2 * minute,
    onPremises: true,
    done: (_, at) => touch(one, at, { state: 'OK' }),
    undone: ({ world }) => world.protection.storeOnces.delete(one.id),
  })
}

const patchSchema = v.object({
  networkAddress: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
  description: v.optional(v.pipe(v.string(), v.maxLength(255))),
})

const patch = (call: Call): Response => {
  const one = storeOnceIn(call)
  const { networkAddress, description = one.description } = readBody(call, service, patchSchema)
  return simpleTask(call, {
    name: `Update StoreOnce ${one.name}`,
    about: aboutOf(one),
    durationMs: 20_000,
    onPremises: true,
    done: (_, at) => touch(one, at, { address: networkAddress, description }),
  })
}

const refresh = (call: Call): Response => {
  const one = storeOnceIn(call)
  return simpleTask(call, {
    name: `Refresh StoreOnce ${one.name}`,
    about: aboutOf(one),
    durationMs: 15_000,
    onPremises: true,
    done: (_, at) => touch(one, at, { checkedAt: at }),
  })
}

/** One with stores behind it goes only by force. */
const remove = (call: Call): Response => {
  const one = storeOnceIn(call)
  const { stores } = call.scope.estate.protection
  const force = call.search.get('force') === 'true'
  if (!force && [...stores.values()].some(({ system }) => system.id === one.id))
    return refusal(409, 'The StoreOnce has protection stores; delete them first.')
  return busyTask(call, one, 'DELETING', {
    name: `Delete StoreOnce ${one.name}`,
    about: aboutOf(one),
    durationMs: minute,
    done: ({ world }) => world.protection.storeOnces.delete(one.id),
  })
}

/** Every operation on StoreOnce appliances. */
export const storeOnceRoutes: Route[] = [
  ...readRoutes(storeOnces),
  { method: 'POST', service, path, answer: register },
  { method: 'PATCH', service, path: `${path}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${path}/:id`, answer: remove },
  { method: 'POST', service, path: `${path}/:id/refresh`, answer: refresh },
]
