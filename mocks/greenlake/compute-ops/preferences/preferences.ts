import * as v from 'valibot'
import type { Scope } from '../../resource'
import { shelf } from '../../shelf'
import type { Stored } from '../records'
import { addRecord, changeRecord } from '../records'

const flag = v.optional(v.boolean(), false)
const hours = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), null)

/** Which e-mails somebody wants; each kind of critical or warning event needs the one before it. */
export const preferenceFlags = {
  criticalNotification: v.boolean(),
  criticalNonServiceNotification: flag,
  warningNotification: flag,
  healthNotification: flag,
}
const laterPreferenceFlags = { powerResetNotification: flag, disconnectNotification: hours }

type Level = boolean | null | undefined
type Levels = {
  criticalNotification?: Level
  criticalNonServiceNotification?: Level
  warningNotification?: Level
}

/** Whether the levels of events widen one after the other; all else is 400. */
export const widening = <T extends Levels>() =>
  v.check<T, string>(
    ({ criticalNotification, criticalNonServiceNotification, warningNotification }) =>
      (criticalNotification === true || criticalNonServiceNotification !== true) &&
      (criticalNonServiceNotification === true || warningNotification !== true),
    'Each kind of notification needs the one before it.',
  )

/** Everything that somebody may want; the oldest version knows the first four only. */
export const preferences = v.object({ ...preferenceFlags, ...laterPreferenceFlags })
export type Preferences = v.InferOutput<typeof preferences>
export type StoredPreferences = Stored & Preferences & { user: string }

/** Nothing is sent to who has not asked for it. */
const silent: Preferences = {
  criticalNotification: false,
  criticalNonServiceNotification: false,
  warningNotification: false,
  healthNotification: false,
  powerResetNotification: false,
  disconnectNotification: null,
}

export const preferencesIn = (scope: Scope) => shelf<StoredPreferences>(scope, 'user preferences')

/** What somebody has set; undefined where nothing. */
export const preferencesOf = (scope: Scope, user: string): StoredPreferences | undefined =>
  [...preferencesIn(scope).values()].find((one) => one.user === user)

/** Sets what somebody wants, and leaves the rest as it is. */
export const setPreferences = (
  scope: Scope,
  user: string,
  change: Partial<Preferences>,
): StoredPreferences => {
  const known = preferencesOf(scope, user)
  return known
    ? changeRecord(preferencesIn, scope, known, change)
    : addRecord(preferencesIn, scope, { ...silent, ...change, user })
}
