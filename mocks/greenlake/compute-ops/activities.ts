import type { WireActivity } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import { sayingText } from '../../estate/texts/texts'
import type { Activity } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import type { Language } from '../language'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { microTime } from '../times'
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
      'source/id',
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
  version: () => 1,
})
