import type { Recurrence } from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Policy } from '../../estate/types'

const day = 1_440

/** A policy's only schedule as policies and jobs carry it: hours below a day, else days. */
export const scheduleWire = (policy: Policy) => {
  const daily = policy.everyMinutes % day === 0
  return {
    scheduleId: 1,
    name: policy.name,
    schedule: {
      recurrence: (daily ? 'DAILY' : 'HOURLY') satisfies Recurrence,
      repeatInterval: { every: policy.everyMinutes / (daily ? day : 60) },
      startTime: '00:00',
    },
    expireAfter: { unit: 'DAYS', value: Math.max(1, Math.round(policy.keepMinutes / day)) },
    namePattern: { format: `${policy.name}-{DateFormat}` },
  }
}

/** The store that a policy's copies go to. */
export const storeWire = (policy: Policy) => ({
  id: `00000000-0000-4000-8000-${policy.id.slice(-12)}`,
  name: policy.destination,
  protectionStoreType: 'ON_PREMISES',
  type: 'backup-recovery/protection-store',
})
