import type { Scope } from '../../resource'
import { shelf } from '../../shelf'
import type { Stored } from '../records'
import { durationMs } from './duration'
import type { ScheduleBody } from './schedule-body'

/** What is to be asked of this host, once or again and again. */
export type Schedule = Stored & ScheduleBody

/** One execution of a schedule, and what the host answered. */
export type Run = {
  id: string
  scheduleId: string
  /** Epoch ms. */
  at: number
  durationSec: number
  status: number
  headers: Record<string, string>
  body: unknown
}

export const schedulesIn = (scope: Scope): Map<string, Schedule> =>
  shelf<Schedule>(scope, 'schedules')

/** What has run of a schedule, oldest first. */
export const runsOf = (scope: Scope, scheduleId: string): Run[] => {
  const held = shelf<Run[]>(scope, 'schedule runs')
  const runs = held.get(scheduleId) ?? []
  held.set(scheduleId, runs)
  return runs
}

/** When it is to run next after a moment; null where nothing is to come. Epoch ms. */
export const nextStart = (
  { schedule: { startAt, interval } }: Pick<Schedule, 'schedule'>,
  now: number,
): number | null => {
  const start = Date.parse(startAt)
  if (start > now) return start
  const every = interval === null ? null : durationMs(interval)
  return every === null ? null : start + Math.floor((now - start) / every + 1) * every
}
