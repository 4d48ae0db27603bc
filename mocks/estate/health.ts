import { noteMachine } from './activities'
import type { Course } from './course'
import type { FaultKind } from './faults'
import { clusterOf, hostIdOf } from './hypervisors'
import { hostCritical } from './issue-kinds'
import { clearIssues, raiseIssue } from './issues'
import type { Alert, Health, Machine } from './types'

const severity: Record<Health, number> = { OK: 0, WARNING: 1, CRITICAL: 2 }

/** The worst of its subsystems. */
export const healthOf = ({ faults }: Machine): Health => {
  let worst: Health = 'OK'
  // Most have none, and thousands are asked at a time.
  for (const { health } of faults.size > 0 ? faults.values() : [])
    if (severity[health] > severity[worst]) worst = health
  return worst
}

/** Marks a machine's record as changed at `at`, as every source shows it. */
export const touch = (course: Course, at: number, machine: Machine) => {
  machine.updatedAt = at
  machine.revision += 1
  course.changes.tell({ kind: 'server', operation: 'Updated', thing: machine, at })
}

const clearAlert = (course: Course, at: number, alertId: string) => {
  const alert = course.world.alerts.get(alertId)
  if (!alert) return
  alert.clearedAt = at
  course.changes.tell({ kind: 'alert', operation: 'Updated', thing: alert, at })
}

/**
 * A subsystem fails: an alert, an activity, and the server's health follow. One that is ill already can
 * only get worse.
 */
export const raiseFault = (course: Course, at: number, machine: Machine, kind: FaultKind) => {
  const held = machine.faults.get(kind.subsystem)
  if (held && severity[held.health] >= severity[kind.health]) return
  if (held) clearAlert(course, at, held.alertId)
  const alertId = course.random.uuid()
  const alert: Alert = {
    id: alertId,
    region: machine.region,
    machineId: machine.id,
    at,
    severity: kind.health,
    category: kind.category,
    messageKey: kind.messageKey,
    origin: null,
    clearedAt: null,
  }
  course.world.alerts.set(alertId, alert)
  course.changes.tell({ kind: 'alert', operation: 'Created', thing: alert, at })
  machine.faults.set(kind.subsystem, { health: kind.health, since: at, alertId })
  touch(course, at, machine)
  if (kind.health === 'CRITICAL' && clusterOf(course.world, machine.id))
    raiseIssue(course, at, hostCritical(machine, kind))
  noteMachine(course, at, machine, {
    key: `SERVER_HEALTH_${kind.health}`,
    saying: {
      note: kind.health === 'CRITICAL' ? 'serverHealthCritical' : 'serverHealthWarning',
      fault: kind.messageKey,
    },
    health: kind.health,
  })
}

/** All subsystems are well again: alerts are cleared, and an activity says so. */
export const heal = (course: Course, at: number, machine: Machine) => {
  if (machine.faults.size === 0) return
  for (const { alertId } of machine.faults.values()) clearAlert(course, at, alertId)
  machine.faults.clear()
  clearIssues(course, at, hostIdOf(machine))
  touch(course, at, machine)
  noteMachine(course, at, machine, {
    key: 'SERVER_HEALTH_OK',
    saying: { note: 'serverHealthOk' },
    health: 'OK',
  })
}

/** The iLO is lost to COM (or found again); power and health stay as last reported. */
export const setConnected = (course: Course, at: number, machine: Machine, connected: boolean) => {
  if (machine.connected === connected) return
  machine.connected = connected
  machine.connectedChangedAt = at
  touch(course, at, machine)
  noteMachine(course, at, machine, {
    key: connected ? 'SERVER_CONNECTED' : 'SERVER_DISCONNECTED',
    saying: { note: connected ? 'serverConnected' : 'serverDisconnected' },
  })
}

/** Power as every source shows it. */
export const setPower = (course: Course, at: number, machine: Machine, power: Machine['power']) => {
  if (machine.power === power) return
  machine.powerChanges.push({ at, from: machine.power, to: power })
  machine.power = power
  touch(course, at, machine)
}

/** Both feeds are dead: the server is off, and its iLO lost; nothing is left that could report it. */
export const losePower = (course: Course, at: number, machine: Machine) => {
  setPower(course, at, machine, 'OFF')
  setConnected(course, at, machine, false)
}

/** The feeds are back: the iLO comes up, and the server starts. */
export const restorePower = (course: Course, at: number, machine: Machine) => {
  setConnected(course, at, machine, true)
  setPower(course, at, machine, 'ON')
}
