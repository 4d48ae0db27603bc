import * as v from 'valibot'
import type { Scope } from '../../resource'
import type { Call, Route } from '../../route'
import { readBody } from '../../route'
import { shelf } from '../../shelf'
import { userOf } from '../../tokens'
import { widening } from '../preferences/preferences'
import { serverOf, serverPaths } from './server'

const flag = v.nullish(v.boolean(), null)
const hours = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), null)
const oldFlags = v.object({
  criticalNotification: v.boolean(),
  criticalNonServiceNotification: flag,
  warningNotification: flag,
  healthNotification: flag,
  powerResetNotification: flag,
})
const flags = v.object({ ...oldFlags.entries, disconnectNotification: hours })
type Flags = v.InferOutput<typeof flags>

/** Everything is off at first. */
const silent: Flags = {
  criticalNotification: false,
  criticalNonServiceNotification: null,
  warningNotification: null,
  healthNotification: null,
  powerResetNotification: null,
  disconnectNotification: null,
}

/** What each person wants to be told of each server, by both. */
const wishes = (scope: Scope) => shelf<Flags>(scope, 'server notifications')
const keyOf = (serverId: string, user: string) => `${serverId} ${user.toLowerCase()}`
const wishOf = ({ scope, client }: Call, serverId: string) =>
  wishes(scope).get(keyOf(serverId, userOf(client))) ?? silent

const answerOf = (serverId: string, wish: Flags, isOld: boolean): Response => {
  const { disconnectNotification, ...rest } = wish
  return Response.json({ serverId, ...rest, ...(isOld ? {} : { disconnectNotification }) })
}

/** Sets what somebody wants to be told of a server; what the older version cannot say stays. */
const wish = (scope: Scope, serverId: string, user: string, given: Partial<Flags>): Flags => {
  const key = keyOf(serverId, user)
  const wanted = { ...silent, ...wishes(scope).get(key), ...given }
  wishes(scope).set(key, wanted)
  return wanted
}

const ownRoutes = (path: string, isOld: boolean): Route[] => {
  const schema = isOld ? v.pipe(oldFlags, widening()) : v.pipe(flags, widening())
  return [
    {
      method: 'GET',
      service: 'compute-ops',
      path: `${path}/:id/notifications`,
      answer: (call) => {
        const { id } = serverOf(call)
        return answerOf(id, wishOf(call, id), isOld)
      },
    },
    {
      method: 'PUT',
      service: 'compute-ops',
      path: `${path}/:id/notifications`,
      answer: (call) => {
        const { id } = serverOf(call)
        const given = readBody(call, 'compute-ops', schema)
        return answerOf(id, wish(call.scope, id, userOf(call.client), given), isOld)
      },
    },
  ]
}

const onBehalf = v.object({
  data: v.pipe(flags, widening()),
  recipients: v.array(v.pipe(v.string(), v.email())),
})

/** What one is told of a server by e-mail, and what others are told. */
export const notificationRoutes: Route[] = [
  ...ownRoutes(serverPaths.v1, false),
  ...ownRoutes(serverPaths.v1beta2, true),
  {
    method: 'POST',
    service: 'compute-ops',
    path: `${serverPaths.v1}/:id/notifications`,
    answer: (call) => {
      const { id } = serverOf(call)
      const { data, recipients } = readBody(call, 'compute-ops', onBehalf)
      for (const recipient of recipients) wish(call.scope, id, recipient, data)
      return answerOf(id, data, false)
    },
  },
]
