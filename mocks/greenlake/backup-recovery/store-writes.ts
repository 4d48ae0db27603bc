import * as v from 'valibot'
import { removeBackup } from '../../estate/backup-copy'
import { minute } from '../../estate/course'
import { createStore } from '../../estate/protection/plant'
import { touch } from '../../estate/protection/stores'
import type { Store } from '../../estate/protection/types'
import type { World } from '../../estate/types'
import { inRegion } from '../in-region'
import { badField, existing, refusal } from '../refusal'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask } from '../tasks'
import { storeAt, storesPath, storeWire } from './protection-stores'

const service = 'backup-recovery'
const tebibyte = 2 ** 40

const storeIn = (call: Call): Store => existing(storeAt(call.scope, call.params['id'] ?? ''))

const systemType = v.picklist(['PROTECTION_STORE_GATEWAY', 'STOREONCE'])
const system = {
  storageSystemId: v.pipe(v.string(), v.uuid()),
  storageSystemType: v.optional(systemType, 'PROTECTION_STORE_GATEWAY'),
}
type SystemBody = { storageSystemId: string; storageSystemType: v.InferOutput<typeof systemType> }

/** The appliance that a store is to stand behind. */
const systemOf = ({ scope }: Call, body: SystemBody): Store['system'] => {
  const { gateways, storeOnces } = scope.estate.protection
  const { storageSystemId: id, storageSystemType: type } = body
  const appliances = type === 'STOREONCE' ? storeOnces : gateways
  if (!inRegion<{ region: string }>(scope, appliances, id))
    throw badField(service, 'storageSystemId', 'Does not exist.')
  return { type, id }
}

const createSchema = v.object({
  displayName: v.optional(v.pipe(v.string(), v.nonEmpty())),
  protectionStoreType: v.picklist(['ON_PREMISES', 'CLOUD']),
  storageLocationId: v.optional(v.pipe(v.string(), v.regex(/^(aws|azure|gcp):\S+$/))),
  ...system,
})

const aboutOf = ({ name, id }: Store) => ({
  name,
  uri: `${storesPath}/${id}`,
  type: 'backup-recovery/protection-store',
})

/** A new store; one in the cloud takes about five minutes (facts.md 6). */
const create = (call: Call): Response => {
  const { displayName, protectionStoreType, storageLocationId, ...body } = readBody(
    call,
    service,
    createSchema,
  )
  const cloud = protectionStoreType === 'CLOUD'
  if (cloud && storageLocationId === undefined)
    throw badField(service, 'storageLocationId', 'A store in the cloud needs a storage location.')
  const behind = {
    type: protectionStoreType,
    system: systemOf(call, body),
    locationId: cloud ? (storageLocationId ?? null) : null,
  }
  const name = displayName ?? `${cloud ? 'Cloud' : 'Local'}_${body.storageSystemId.slice(0, 8)}`
  return simpleTask(call, {
    name: `Create protection store ${name}`,
    about: null,
    durationMs: (cloud ? 5 : 1) * minute,
    onPremises: true,
    done: ({ world, random }, at) => {
      const store = createStore(call.scope.region, name, random.uuid(), behind, at)
      store.capacityBytes = cloud ? null : 20 * tebibyte
      world.protection.stores.set(store.id, store)
    },
  })
}

const rename = (call: Call): Response => {
  const store = storeIn(call)
  const { displayName } = readBody(
    call,
    service,
    v.object({ displayName: v.optional(v.pipe(v.string(), v.nonEmpty())) }),
  )
  call.scope.estate.act((_, at) => touch(store, at, { name: displayName ?? store.name }))
  return Response.json(storeWire(store, call.scope))
}

/** Whether a tier of any policy sends its copies there. */
const isAimedAt = ({ protection }: World, storeId: string) =>
  [...protection.policies.values()].some(({ tiers }) =>
    tiers.some((tier) => tier.storeId === storeId),
  )

/** Its copies go with it; only who forces it deletes what holds copies. */
const remove = (call: Call): Response => {
  const store = storeIn(call)
  const { estate } = call.scope
  const force = call.search.get('force') === 'true'
  if (isAimedAt(estate, store.id))
    return refusal(412, 'The protection store is in use by protection policies.')
  if (!force && store.copiesBytes > 0) return refusal(412, 'The protection store holds copies.')
  return simpleTask(call, {
    name: `Delete protection store ${store.name}`,
    about: aboutOf(store),
    durationMs: minute,
    onPremises: !force,
    done: ({ world }) => {
      const copies = store.copiesBytes > 0 ? [...world.backups.values()].flat() : []
      for (const copy of copies) if (copy.storeId === store.id) removeBackup(world, copy)
      world.protection.stores.delete(store.id)
    },
  })
}

/** A store in the cloud is put behind another appliance. */
const reattach = (call: Call): Response => {
  const store = storeIn(call)
  const target = systemOf(call, readBody(call, service, v.object(system)))
  if (store.type !== 'CLOUD')
    throw badField(service, 'id', 'Only stores in the cloud are reattached.')
  return simpleTask(call, {
    name: `Reattach protection store ${store.name}`,
    about: aboutOf(store),
    durationMs: 2 * minute,
    onPremises: true,
    done: (_, at) => touch(store, at, { system: target }),
  })
}

/** What can be done with protection stores (facts.md 11). */
export const storeWrites: Route[] = [
  { method: 'POST', service, path: storesPath, answer: create },
  { method: 'PATCH', service, path: `${storesPath}/:id`, answer: rename },
  { method: 'DELETE', service, path: `${storesPath}/:id`, answer: remove },
  { method: 'POST', service, path: `${storesPath}/:id/reattach`, answer: reattach },
]
