import type { JobTemplate } from './job-template'

/** Jobs on settings, appliances and vCenters (facts.md 5.1). */
export const otherJobs = {
  serverTemplates: {
    id: 'abfda355-6e58-4c00-be0a-af35dbd70398',
    name: 'OrchestratorAddUpdateServerTemplates',
    resource: 'setting',
    stages: ['Fetching server templates'],
    durationMs: [20_000, 60_000],
    failure: 'applianceUnanswered',
  },
  applianceUpdate: {
    id: '1c4ac4be-8eeb-49f2-a86a-fd8c9182616c',
    name: 'ApplianceUpdate',
    resource: 'oneview-appliance',
    stages: ['Uploading software', 'Updating appliance'],
    durationMs: [1_800_000, 3_600_000],
    failure: 'applianceUnanswered',
  },
  applianceRefresh: {
    id: 'fc16aa48-c73c-4463-9112-e061383ebfa9',
    name: 'GetOneViewSettings',
    resource: 'oneview-appliance',
    stages: ['Reading appliance settings'],
    durationMs: [15_000, 40_000],
    failure: 'applianceUnanswered',
  },
  bundleSync: {
    id: '0fe73adb-9d52-4f00-9540-6ec82f265d82',
    name: 'VcenterFirmwareBundlesSync',
    resource: 'external-service',
    stages: ['Synchronizing firmware bundles'],
    durationMs: [60_000, 180_000],
    failure: 'vcenterUnanswered',
  },
  vcenterDelete: {
    id: '3f06fd6b-dfb1-4bad-bd04-939951797e97',
    name: 'DeleteVCenter',
    resource: 'external-service',
    stages: ['Deleting the connection'],
    durationMs: [10_000, 20_000],
    failure: 'vcenterUnanswered',
  },
} satisfies Record<string, JobTemplate>
