import * as v from 'valibot'
import { type Entry, writing } from '../entry'
import { ref, type Resource } from '../redfish'
import { Refused, say } from '../saying'
import type { Subscription, View } from '../view'
import { enabled, list, oem, single } from './kit'

const service = 'EventService'
const path = `${service}/Subscriptions`
const most = 20

const subscription = v.strictObject({
  Destination: v.string(),
  Context: v.optional(v.string()),
  EventTypes: v.optional(v.array(v.string())),
  Protocol: v.optional(v.picklist(['Redfish'])),
  HttpHeaders: v.optional(v.array(v.unknown())),
  Oem: v.optional(v.unknown()),
})

const subscribe = (view: View) =>
  writing('iLOConfigPriv', subscription, (body) => {
    const { subscriptions } = view.kept
    if (subscriptions.size >= most)
      throw new Refused(say(400, 'Base.EventSubscriptionLimitExceeded'))
    const id = String(Math.max(0, ...[...subscriptions.keys()].map(Number)) + 1)
    subscriptions.set(id, {
      destination: body.Destination,
      context: body.Context ?? '',
      types: body.EventTypes ?? ['Alert'],
    })
    const location = `${view.origin}/redfish/v1/${path}/${id}/`
    return { ...say(201, 'Base.Created'), headers: { location } }
  })

const subscriptionOf = ({ destination, context, types }: Subscription): Resource => ({
  Context: context,
  Description: 'iLO Event Subscription',
  Destination: destination,
  EventTypes: types,
  Name: 'EventSubscription',
  Protocol: 'Redfish',
  Status: enabled,
})

/** Who wants to hear of events. They are kept; nothing is sent anywhere. */
export const eventEntries = (view: View): Entry[] => [
  single(view, service, 'EventService', () => ({
    DeliveryRetryAttempts: 3,
    DeliveryRetryIntervalSeconds: 30,
    Description: 'Event Subscription service',
    Name: 'Event Service',
    Oem: oem(view, 'HpeEventService', {
      ...ref(service),
      Id: 'EventService',
      CACertificates: ref(`${service}/CACertificates`),
      RequestedMaxEventsToQueueDefault: 3,
      RetireOldEventInMinutesDefault: 10,
      TTLCountDefault: 999_999,
      TTLUnitsDefault: 'minutes',
    }),
    ...(view.generation === 5
      ? { EventTypesForSubscription: ['StatusChange', 'ResourceUpdated', 'ResourceAdded', 'Alert'] }
      : { RegistryPrefixes: ['iLOEvents'] }),
    ServiceEnabled: true,
    Status: { ...enabled, HealthRollup: 'OK' },
    Subscriptions: ref(path),
  })),
  ...list(
    path,
    'EventDestination',
    { name: 'EventSubscriptions', description: 'iLO User Event Subscriptions' },
    [...view.kept.subscriptions].map(([id, one]) =>
      single(view, `${path}/${id}`, 'EventDestination', () => subscriptionOf(one), {
        remove: writing('iLOConfigPriv', v.unknown(), () => {
          view.kept.subscriptions.delete(id)
          return say(200, 'iLO.EventSubscriptionRemoved')
        }),
      }),
    ),
    { post: subscribe(view) },
  ),
  ...list(
    `${service}/CACertificates`,
    'HpeCertificate',
    {
      name: 'REST CA Certificates',
      description: 'Trusted CA Certificates for REST Event Mutual Authentication',
    },
    [],
  ),
]
