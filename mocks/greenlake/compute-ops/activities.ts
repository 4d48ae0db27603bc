import type { WireActivity } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import { sayingText } from '../../estate/texts/texts'
import type { Activity } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import type { Language } from '../language'
import { readRoutes } from '../read-routes'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Route } from '../route'
import { microTime, wholeMs } from '../times'
import { answerBursts } from './activity-bursts'
import { serverUri } from './servers'

const path = '/compute-ops-mgmt/v1beta2/activities'

const activityWire = (activity: Activity, _scope: Scope, language: Language) => {
  const { title, message, action } = sayingText(activity.saying, language)
  return {
    id: activity.id,
    type: 'compute-ops-mgmt/activity',
    generation: 1,
    createdAt: microTime(activity.at),
    updatedAt: microTime(activity.at),
    key: activity.key,
    title,
    message,
    recommendedAction: action || null,
    associatedServerUri: activity.machineId === null ? null : serverUri(activity.machineId),
    ...(activity.health ? { healthState: activity.health } : {}),
    source: {
      type: activity.sourceType,
      id: activity.sourceId,
      name: activity.sourceName,
      displayName: activity.sourceName,
      originId: activity.sourceId,
    },
  } satisfies WireActivity
}

const newestFirst = ({ estate, region }: Scope): Activity[] => {
  const { activities: all } = estate
  const here: Activity[] = []
  for (let place = all.length - 1; place >= 0; place -= 1) {
    const activity = all[place]
    if (activity?.region === region) here.push(activity)
  }
  return here
}

/** GET v1beta2/activities, newest first (facts.md 6.3). */
export const activities = resource<Activity>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'associatedServerId',
      'associatedServerUri',
      'createdAt',
      'groupId',
      'groupDisplayName',
      'healthState',
      'hidden',
      'id',
      'key',
      'resourceUri',
      'serverSettingsCategory',
      'serverSettingsId',
      'serverSettingsName',
      'source/displayName',
      'source/id',
      'source/originId',
      'source/resourceUri',
      'source/type',
    ],
  },
  sort: true,
  select: 'nested',
  empty: [],
  list: newestFirst,
  find: null,
  toWire: activityWire,
  // What only filters know stands on top of the wire, which is not copied: polls look at thousands.
  toFilter: (wire) => {
    const { associatedServerUri, source } = wire as ReturnType<typeof activityWire>
    const group = source.type === 'Group' ? source : null
    const setting = source.type === 'Setting' ? source : null
    return Object.assign(Object.create(wire) as object, {
      associatedServerId: associatedServerUri?.slice(serverUri('').length) ?? null,
      groupId: group?.id ?? null,
      groupDisplayName: group?.name ?? null,
      hidden: false,
      serverSettingsId: setting?.id ?? null,
      serverSettingsName: setting?.name ?? null,
    })
  },
  keys: {
    id: ({ id }) => id,
    key: ({ key }) => key,
    createdAt: ({ at }) => microTime(at),
    updatedAt: ({ at }) => microTime(at),
    associatedServerId: ({ machineId }) => machineId,
    'source/type': ({ sourceType }) => sourceType,
    'source/id': ({ sourceId }) => sourceId,
  },
  orders: { createdAt: ({ at }) => wholeMs(at), updatedAt: ({ at }) => wholeMs(at) },
  version: () => 1,
})

/** GET v1beta2/activities, one by one or (`groups`) in bursts. */
export const activityRoutes: Route[] = readRoutes(activities).map((list) => ({
  ...list,
  answer: (call) => (call.search.has('groups') ? answerBursts(call, list) : list.answer(call)),
}))
