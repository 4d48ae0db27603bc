import * as v from 'valibot'
import { readRoutes } from '../../read-routes'
import { notFound } from '../../refusal'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { readBody } from '../../route'
import { userOf } from '../../tokens'
import { recordOf, storedWire } from '../records'
import type { StoredPreferences } from './preferences'
import {
  preferenceFlags,
  preferences,
  preferencesIn,
  preferencesOf,
  setPreferences,
  widening,
} from './preferences'

const bodies = {
  v1: v.pipe(preferences, widening()),
  v1beta1: v.pipe(v.object(preferenceFlags), widening()),
}
type Version = keyof typeof bodies

const wireOf = (version: Version) => (set: StoredPreferences) => {
  const { user: _user, powerResetNotification, disconnectNotification, ...flags } = set
  return {
    ...flags,
    ...storedWire('user-preference', set),
    ...(version === 'v1' && { powerResetNotification, disconnectNotification }),
  }
}
/** As the current version shows somebody's preferences. */
export const preferencesWire = wireOf('v1')

const own = ({ scope, client }: Call) => preferencesOf(scope, userOf(client))

/** A person sees and sets their own; the list holds these, or nothing. */
const versionRoutes = (version: Version): Route[] => {
  const path = `/compute-ops-mgmt/${version}/user-preferences`
  const toWire = wireOf(version)
  const [, item] = readRoutes(
    resource<StoredPreferences>({
      service: 'compute-ops',
      path,
      limit: null,
      filter: null,
      sort: false,
      select: null,
      empty: [],
      list: () => [],
      find: (scope, id) => preferencesIn(scope).get(id),
      toWire,
    }),
  )
  return [
    {
      method: 'GET',
      service: 'compute-ops',
      path,
      answer: (call) => {
        const set = own(call)
        const items = set ? [toWire(set)] : []
        return Response.json({ items, offset: 0, count: items.length, total: items.length })
      },
    },
    ...(item ? [item] : []),
    {
      method: 'POST',
      service: 'compute-ops',
      path,
      answer: (call) => {
        const body = readBody(call, 'compute-ops', bodies[version])
        return Response.json(toWire(setPreferences(call.scope, userOf(call.client), body)))
      },
    },
    {
      method: 'PUT',
      service: 'compute-ops',
      path: `${path}/:id`,
      answer: (call) => {
        const body = readBody(call, 'compute-ops', bodies[version])
        const { user } = recordOf(preferencesIn, call)
        if (user !== userOf(call.client)) return notFound()
        return Response.json(toWire(setPreferences(call.scope, user, body)))
      },
    },
  ]
}

export const userPreferenceRoutes: Route[] = [...versionRoutes('v1'), ...versionRoutes('v1beta1')]
