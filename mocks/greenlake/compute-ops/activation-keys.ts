import * as v from 'valibot'
import { hour } from '../../estate/course'
import { places } from '../../estate/places'
import { createRandom } from '../../estate/random'
import { computeOpsDialect } from '../../odata/dialect'
import { readRoutes } from '../read-routes'
import { notFound, Refused } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { noContent, readBody } from '../route'
import { shelf } from '../shelf'
import { zuluTime } from '../times'
import { gatewayAt } from './appliances/appliance-shelf'
import type { Stored } from './records'
import { addRecord, storedWire } from './records'

const path = '/compute-ops-mgmt/v1beta1/activation-keys'

const body = v.object({
  targetDevice: v.picklist(['ILO', 'SECURE_GATEWAY']),
  applianceUri: v.optional(v.string()),
  expirationInHours: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(168)), 72),
  locationId: v.optional(v.pipe(v.string(), v.uuid())),
  serviceDeliveryContact: v.optional(v.string()),
  subscriptionKey: v.optional(v.string()),
  tags: v.optional(v.array(v.object({ name: v.string(), value: v.string() }))),
})
type ActivationKey = Stored & v.InferOutput<typeof body> & { key: string; expiresAt: number }

const keysIn = (scope: Scope) => shelf<ActivationKey>(scope, 'activation keys')

/** Those that can still be used, by the key itself. */
const keysOf = (scope: Scope) =>
  [...keysIn(scope).values()].filter(({ expiresAt }) => expiresAt > scope.estate.now())

const toWire = (key: ActivationKey, scope: Scope) => {
  const applianceName = key.applianceUri && gatewayAt(scope, key.applianceUri)?.hostName
  const { locationId, serviceDeliveryContact, tags } = key
  return {
    ...storedWire('activation-key', key),
    activationKey: key.key,
    targetDevice: key.targetDevice,
    expiresAt: zuluTime(key.expiresAt),
    subscriptionKey: key.subscriptionKey,
    applianceUri: key.applianceUri,
    applianceName,
    details: { applianceName, locationId, serviceDeliveryContact, tags },
  }
}

const activationKeys = resource<ActivationKey>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: computeOpsDialect,
    properties: ['targetDevice', 'activationKey', 'applianceUri', 'subscriptionKey'],
  },
  sort: false,
  select: null,
  empty: [],
  list: keysOf,
  find: null,
  toWire,
})

const digits = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'.split('')

/** A gateway or a location that is named has to exist. */
const checkNamed = ({ scope }: Call, { applianceUri, locationId }: v.InferOutput<typeof body>) => {
  const isPlace = [...places.values()].some(({ id }) => id === locationId)
  if (applianceUri !== undefined && !gatewayAt(scope, applianceUri)) throw new Refused(notFound())
  if (locationId !== undefined && !isPlace) throw new Refused(notFound())
}

export const activationKeyRoutes: Route[] = [
  ...readRoutes(activationKeys),
  {
    // 201 without a Location (facts.md 4.4).
    method: 'POST',
    service: 'compute-ops',
    path,
    answer: (call) => {
      const content = readBody(call, 'compute-ops', body)
      checkNamed(call, content)
      const { scope } = call
      const random = createRandom(keysIn(scope).size, `${scope.region}/${scope.estate.now()}/key`)
      const key = addRecord(keysIn, scope, {
        ...content,
        key: scope.secretMark + Array.from({ length: 9 }, () => random.pick(digits)).join(''),
        expiresAt: scope.estate.now() + content.expirationInHours * hour,
      })
      return Response.json(toWire(key, scope), { status: 201 })
    },
  },
  {
    method: 'DELETE',
    service: 'compute-ops',
    path: `${path}/:key`,
    answer: ({ scope, params }) => {
      const found = keysOf(scope).find(({ key }) => key === params['key'])
      if (!found) return notFound()
      keysIn(scope).delete(found.id)
      return noContent()
    },
  },
]
