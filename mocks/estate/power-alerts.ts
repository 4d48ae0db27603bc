import type { Course } from './course'
import { createRandom } from './random'
import type { Alert, Machine } from './types'

/** Where COM itself has found a condition, as such alerts name it. */
const originOf = ({ id }: Machine) => `/api/powerutilization/${id}`

/** COM expects a server to draw more than its threshold allows: an alert of COM's own, not of the iLO. */
export const raisePowerAlert = (course: Course, at: number, machine: Machine): Alert => {
  const alert: Alert = {
    id: createRandom(at, `${machine.id}/power`).uuid(),
    region: machine.region,
    machineId: machine.id,
    at,
    severity: 'CRITICAL',
    category: 'power',
    messageKey: 'ProjectedCriticalPowerUtilExceeded',
    origin: originOf(machine),
    clearedAt: null,
  }
  course.world.alerts.set(alert.id, alert)
  course.changes.tell({ kind: 'alert', operation: 'Created', thing: alert, at })
  return alert
}

/** Whether COM found it by itself. */
export const isSoftwareAlert = ({ messageKey }: Pick<Alert, 'messageKey'>): boolean =>
  messageKey === 'ProjectedCriticalPowerUtilExceeded'

/** Clears those of a server that are still active and have this origin; left out: all of them. */
export const clearPowerAlerts = (
  course: Course,
  at: number,
  machine: Machine,
  origin: string | undefined,
) => {
  for (const alert of course.world.alerts.values())
    if (
      alert.machineId === machine.id &&
      alert.clearedAt === null &&
      isSoftwareAlert(alert) &&
      (origin === undefined || alert.origin === origin)
    ) {
      alert.clearedAt = at
      course.changes.tell({ kind: 'alert', operation: 'Updated', thing: alert, at })
    }
}
