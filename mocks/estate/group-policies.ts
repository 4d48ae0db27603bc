import { groupBundle, groupIloSetting } from './compliance'
import type { Course } from './course'
import { moveMachines } from './groups'
import { startJob } from './jobs'
import type { Group, Machine } from './types'

/**
 * Brings servers into a group, which then does with each what its policies say, by jobs of who brought
 * them (compute-ops facts.md 6.4).
 */
export const bringMachines = (
  course: Course,
  at: number,
  machines: readonly Machine[],
  group: Group,
  requester: string,
) => {
  const { firmwareUpdate, firmwarePowerOff, iloApplySettings } = group.policies.onDeviceAdd
  for (const machine of moveMachines(course, at, machines, group)) {
    const bundle = groupBundle(course.world, group, machine)
    if (iloApplySettings === true && groupIloSetting(course.world, group))
      startJob(course, at, { template: 'iloSettings', resourceId: machine.id, requester })
    if (firmwareUpdate === true && bundle)
      startJob(course, at, {
        template: 'firmware',
        resourceId: machine.id,
        requester,
        params: {
          bundle_id: bundle.id,
          downgrade: group.policies.onDeviceApply.firmwareDowngrade,
          power_off: firmwarePowerOff === true,
        },
      })
  }
}
