import type { Policy } from '../backup-types'
import { day, minute } from '../course'
import type { Vm } from '../virtual/types'
import type { PolicyRule } from './federation'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const fallsOn = (days: string, at: number) => {
  const date = new Date(at)
  const isLast = new Date(at + day).getUTCDate() === 1
  return days.split(',').some((part) => {
    const wanted = part.trim()
    return (
      /^all$/i.test(wanted) ||
      wanted === weekdays[date.getUTCDay()] ||
      wanted === String(date.getUTCDate()) ||
      (wanted === 'last' && isLast)
    )
  })
}

const minutesOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** A window may span midnight; its zone is the hypervisor manager's, which here keeps UTC. */
const fallsBetween = (startTime: string, endTime: string, at: number) => {
  const [start, end] = [minutesOf(startTime), minutesOf(endTime)]
  const time = Math.floor((at % day) / minute)
  if (start === end) return true
  return start < end ? time >= start && time < end : time >= start || time < end
}

/** The rules that want a backup of a VM at one of its slots, which are those of the fastest rule. */
export const dueRules = (
  rules: readonly PolicyRule[],
  policy: Policy,
  vm: Vm,
  at: number,
): PolicyRule[] => {
  const slotOf = (when: number, every: number) =>
    Math.floor((when / minute - vm.offsetMinutes) / every)
  return rules.filter(
    ({ everyMinutes, days, startTime, endTime }) =>
      slotOf(at, everyMinutes) !== slotOf(at - policy.everyMinutes * minute, everyMinutes) &&
      fallsOn(days, at) &&
      fallsBetween(startTime, endTime, at),
  )
}

/** Makes a policy promise what its rules do: the fastest of them, and how long that one keeps. */
export const followRules = (policy: Policy, rules: readonly PolicyRule[]) => {
  const [fastest] = [...rules].sort((a, b) => a.everyMinutes - b.everyMinutes)
  policy.everyMinutes = fastest?.everyMinutes ?? 0
  policy.keepMinutes = fastest?.keepMinutes ?? 0
}
