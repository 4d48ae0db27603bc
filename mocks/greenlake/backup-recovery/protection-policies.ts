import type { WireProtectionPolicy } from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Policy } from '../../estate/backup-types'
import type { PolicyFacts } from '../../estate/protection/types'
import { dataServicesDialect } from '../../odata/dialect'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime } from '../times'
import { assetWire, jobsPath } from './protection-jobs'
import { root, storeReference, userReference } from './references'

export const policyPath = `${root}/protection-policies`

const protectionsWire = (scope: Scope, { tiers }: PolicyFacts) =>
  tiers.map(({ id, type, storeId, schedules }) => {
    const protectionStoreInfo = storeReference(scope, storeId)
    return { id, type, ...(protectionStoreInfo ? { protectionStoreInfo } : {}), schedules }
  })

/** A policy of the region; undefined where it is not there. */
export const policyAt = ({ estate, region }: Scope, id: string): Policy | undefined => {
  const policy = estate.policies.get(id)
  return policy && 'greenlake' in policy.home && policy.home.greenlake === region
    ? policy
    : undefined
}

/** A policy as lists, items and its writes answer it, as recorded (samples). */
export const policyWire = (policy: Policy, scope: Scope) => {
  const facts = scope.estate.protection.policies.get(policy.id)
  const jobs = [...scope.estate.protection.jobs.values()].filter(
    ({ policyId }) => policyId === policy.id,
  )
  return {
    id: policy.id,
    type: 'backup-recovery/protection-policy',
    resourceUri: `${policyPath}/${policy.id}`,
    consoleUri: `/backup-and-recovery/protection-policies/${policy.id}`,
    name: policy.name,
    applicationType: facts?.applicationType ?? 'VMWARE',
    assigned: jobs.length > 0,
    ...(facts
      ? {
          generation: facts.revision,
          description: facts.description,
          createdAt: plainTime(facts.createdAt),
          updatedAt: plainTime(facts.updatedAt),
          createdBy: userReference(facts.createdBy),
        }
      : {}),
    protectionJobsInfo: jobs.map((job) => ({
      id: job.id,
      resourceUri: `${jobsPath}/${job.id}`,
      type: 'backup-recovery/protection-job',
      assetInfo: assetWire(scope, job),
    })),
    protections: facts ? protectionsWire(scope, facts) : [],
  } satisfies WireProtectionPolicy
}

/** GET v1beta1/protection-policies (facts.md 11). */
export const protectionPolicies = resource<Policy>({
  service: 'backup-recovery',
  path: policyPath,
  limit: { fallback: 100, min: 0, max: 20_000 },
  maxOffset: 1000,
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'assigned',
      'name',
      'protections/type',
      'protections/applicationType',
      'protections/protectionStoreInfo/name',
      'protections/protectionStoreInfo/id',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => [...scope.estate.policies.keys()].flatMap((id) => policyAt(scope, id) ?? []),
  find: policyAt,
  toWire: policyWire,
})
