import type { Job } from '../../../estate/task-types'
import type { JobName } from '../../../estate/texts/texts'
import { badFields, Refused } from '../../refusal'
import type { Scope } from '../../resource'
import { applianceBundle } from '../appliances/appliance-firmware-bundles'
import { applianceIn } from '../appliances/appliance-shelf'
import { externalServicesIn } from '../external-services/external-services'

type Effect = (scope: Scope, resourceId: string, params: Job['params']) => () => void

/** What jobs do to what only COM knows. Refuses parameters that name nothing there. */
const effects: Partial<Record<JobName, Effect>> = {
  applianceUpdate: (scope, resourceId, { applianceFirmwareId }) => {
    const appliance = applianceIn(scope, resourceId)
    const bundle = applianceBundle(String(applianceFirmwareId))
    if (!appliance || bundle?.kind !== appliance.kind)
      throw new Refused(
        badFields('compute-ops', [
          {
            subject: 'jobParams.applianceFirmwareId',
            description: 'There is no such firmware for the appliance.',
          },
        ]),
      )
    return () => {
      appliance.version = bundle.version
      appliance.changedAt = scope.estate.now()
    }
  },
  vcenterDelete: (scope, resourceId) => () => externalServicesIn(scope).delete(resourceId),
}

/** What happens on a job's success besides what it does in the estate; undefined: nothing. */
export const shelfEffect = (
  scope: Scope,
  name: JobName,
  resourceId: string,
  params: Job['params'],
): (() => void) | undefined => effects[name]?.(scope, resourceId, params)
