import type { JobResource } from '../../../estate/job-templates/job-template'
import { inRegion } from '../../in-region'
import type { Scope } from '../../resource'
import { deviceIdOf } from '../appliances/appliance-shelf'
import { oneviewsIn } from '../appliances/oneview-appliances'
import { externalServicesIn } from '../external-services/external-services'

/** Whether a region has what a job is asked for. */
const lookUps: Record<JobResource, (scope: Scope, id: string) => boolean> = {
  server: (scope, id) => inRegion(scope, scope.estate.machines, id) !== undefined,
  group: (scope, id) => inRegion(scope, scope.estate.groups, id) !== undefined,
  setting: ({ estate, region }, id) => {
    const setting = estate.settings.get(id)
    return setting !== undefined && (setting.region ?? region) === region
  },
  'oneview-appliance': (scope, id) =>
    oneviewsIn(scope).some((appliance) => appliance.id === id || deviceIdOf(appliance) === id),
  'external-service': (scope, id) => externalServicesIn(scope).has(id),
}

export const jobSubjectExists = (scope: Scope, resource: JobResource, id: string): boolean =>
  lookUps[resource](scope, id)
