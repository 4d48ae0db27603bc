import type { WireProtectionPolicy } from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Policy } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import { resource } from '../resource'
import { scheduleWire, storeWire } from './schedule'

export const policyPath = '/backup-recovery/v1beta1/protection-policies'

/** GET v1beta1/protection-policies (facts.md 11). */
export const protectionPolicies = resource<Policy>({
  service: 'backup-recovery',
  path: policyPath,
  limit: { fallback: 100, min: 0, max: 20_000 },
  maxOffset: 1000,
  filter: {
    dialect: dataServicesDialect,
    properties: ['assigned', 'name', 'protections/type', 'protections/applicationType'],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: ({ estate, region }) =>
    [...estate.policies.values()].filter(
      ({ home }) => 'greenlake' in home && home.greenlake === region,
    ),
  find: null,
  toWire: (policy) =>
    ({
      id: policy.id,
      type: 'backup-recovery/protection-policy',
      resourceUri: `${policyPath}/${policy.id}`,
      generation: 1,
      name: policy.name,
      applicationType: 'VMWARE',
      assigned: true,
      protections: [
        {
          type: 'BACKUP',
          protectionStoreInfo: storeWire(policy),
          schedules: [scheduleWire(policy)],
        },
      ],
    }) satisfies WireProtectionPolicy,
})
