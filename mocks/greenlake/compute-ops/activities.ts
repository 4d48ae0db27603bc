import type { WireActivity } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import { sayingText } from '../../estate/texts/texts'
import type { Activity } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import type { Language } from '../language'
import { readRoutes } from '../read-routes'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Route } from '../route'
import { microTime } from '../times'
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
    },
  } satisfies WireActivity
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
  list: ({ estate, region }) =>
    estate.activities.filter((activity) => activity.region === region).toReversed(),
  find: null,
  toWire: activityWire,
  toFilter: (wire) => {
    const { associatedServerUri, source, ...rest } = wire as ReturnType<typeof activityWire>
    const named = (type: string) => source.type === type
    return {
      ...rest,
      associatedServerUri,
      associatedServerId: associatedServerUri?.split('/').at(-1) ?? null,
      groupId: named('Group') ? source.id : null,
      groupDisplayName: named('Group') ? source.name : null,
      hidden: false,
      serverSettingsId: named('Setting') ? source.id : null,
      serverSettingsName: named('Setting') ? source.name : null,
      source: { ...source, originId: source.id },
    }
  },
  version: () => 1,
})

/** GET v1beta2/activities, one by one or (`groups`) in bursts. */
export const activityRoutes: Route[] = readRoutes(activities).map((list) => ({
  ...list,
  answer: (call) => (call.search.has('groups') ? answerBursts(call, list) : list.answer(call)),
}))
