import * as v from 'valibot'
import { refusal } from '../../refusal'
import type { Call, Route } from '../../route'
import { readBody } from '../../route'
import type { Preferences } from './preferences'
import { preferences, preferencesOf, setPreferences, widening } from './preferences'
import { preferencesWire } from './user-preferences'

const path = '/compute-ops-mgmt/v1/user-preferences'

/** What each list of people is about. */
const topics = {
  critical: ['criticalNotification', 'criticalNonServiceNotification', 'warningNotification'],
  health: ['healthNotification'],
  powerReset: ['powerResetNotification'],
  disconnect: ['disconnectNotification'],
} as const satisfies Record<string, (keyof Preferences)[]>
type Topic = keyof typeof topics
const topicNames = Object.keys(topics) as Topic[]

const people = v.nullish(v.array(v.string()), [])
const recipients = v.object({
  all: people,
  critical: people,
  health: people,
  powerReset: people,
  disconnect: people,
})
const subscription = v.object({
  recipients,
  requestData: v.pipe(v.partial(preferences), widening()),
})

/** Which preferences each person is named for. */
const namedFor = (lists: v.InferOutput<typeof recipients>) => {
  const named = new Map<string, Set<keyof Preferences>>()
  for (const topic of topicNames)
    for (const user of [...(lists.all ?? []), ...(lists[topic] ?? [])]) {
      const names = named.get(user) ?? new Set<keyof Preferences>()
      for (const name of topics[topic]) names.add(name)
      named.set(user, names)
    }
  return named
}

type Outcome = { user: string; change: Partial<Preferences> | null }

const apply = async ({ scope }: Call, outcomes: Outcome[]) => {
  const failed = outcomes.filter(({ change }) => change === null)
  const successes = outcomes.flatMap(({ user, change }) =>
    change ? [preferencesWire(setPreferences(scope, user, change))] : [],
  )
  const errors = failed.map(({ user }) =>
    refusal(404, `There is no user ${user} with preferences in the workspace.`).json(),
  )
  return Response.json({
    successCount: successes.length,
    successes,
    errorCount: failed.length,
    errors: await Promise.all(errors),
  })
}

const isAddress = (user: string) => /^[^@\s]+@[^@\s]+$/.test(user)

/** What others of the workspace are told by e-mail: only what is `true` is set, never unset. */
export const notificationSubscriptionRoutes: Route[] = [
  {
    method: 'POST',
    service: 'compute-ops',
    path: `${path}/subscribe`,
    answer: (call) => {
      const { recipients: lists, requestData } = readBody(call, 'compute-ops', subscription)
      return apply(
        call,
        [...namedFor(lists)].map(([user, names]) => ({
          user,
          change: isAddress(user)
            ? Object.fromEntries(
                Object.entries(requestData).filter(
                  ([name, value]) => value && names.has(name as keyof Preferences),
                ),
              )
            : null,
        })),
      )
    },
  },
  {
    method: 'POST',
    service: 'compute-ops',
    path: `${path}/unsubscribe`,
    answer: (call) =>
      apply(
        call,
        [...namedFor(readBody(call, 'compute-ops', recipients))].map(([user, names]) => ({
          user,
          change: preferencesOf(call.scope, user)
            ? Object.fromEntries(
                [...names].map((name) => [name, name === 'disconnectNotification' ? null : false]),
              )
            : null,
        })),
      ),
  },
]
