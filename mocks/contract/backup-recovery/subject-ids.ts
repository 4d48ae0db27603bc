import { jobOn } from '../../estate/protection/assets'
import type { Vm } from '../../estate/virtual/types'
import type { Subject } from '../contract-call'
import { idIn } from '../contract-call'

export const root = '/backup-recovery/v1beta1'

const one = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`The region has no ${what}.`)
  return found
}

const here = <T extends { region: string }>(
  things: Map<string, T>,
  region: string,
): T | undefined => [...things.values()].find((thing) => thing.region === region)

/** A VM of the region that a policy of that name protects. */
export const vmOf = ({ estate, region }: Subject, policyName = 'Critical 6 h'): Vm =>
  one(
    [...estate.vms.values()].find(
      ({ home, policyId, jobId, ailment }) =>
        'greenlake' in home &&
        home.greenlake === region &&
        jobId !== null &&
        ailment === null &&
        estate.policies.get(policyId ?? '')?.name === policyName,
    ),
    'such VM',
  )

/** A good copy of it. */
export const copyOf = (subject: Subject, vm: Vm, kind: 'backups' | 'snapshots'): string => {
  const { estate } = subject
  const copies = kind === 'backups' ? estate.backupsOf(vm.id) : estate.snapshotsOf(vm.id)
  return one(copies.findLast(({ state }) => state === 'GOOD')?.id, `copy among ${kind}`)
}

export const gatewayId = ({ estate, region }: Subject) =>
  one(here(estate.protection.gateways, region), 'gateway').id
export const orchestratorId = ({ estate, region }: Subject) =>
  one(here(estate.protection.orchestrators, region), 'orchestrator').id
export const storeOnceId = ({ estate, region }: Subject) =>
  one(here(estate.protection.storeOnces, region), 'StoreOnce').id
export const managerId = ({ estate, region }: Subject) =>
  one(here(estate.hypervisorManagers, region), 'vCenter').id

export const datastoreId = ({ estate, region }: Subject) =>
  one(here(estate.datastores, region), 'datastore').id
export const databaseId = ({ estate, region }: Subject) =>
  one(here(estate.protection.sqlDatabases, region), 'database').id
export const instanceId = ({ estate, region }: Subject) =>
  one(here(estate.protection.sqlInstances, region), 'SQL Server').id
export const hostId = ({ estate, region }: Subject) =>
  one(here(estate.protection.applicationHosts, region), 'application host').id

/** Protects an asset by a policy of its own and lets the first run end; a copy of each tier is there. */
export const protectAsset = async (
  { estate, region, send, pass }: Subject,
  id: string,
  applicationType: string,
): Promise<void> => {
  if (jobOn(estate, id)) return
  const store = one(
    [...estate.protection.stores.values()].find(
      (candidate) => candidate.region === region && candidate.type === 'ON_PREMISES',
    ),
    'store',
  )
  const schedule = (scheduleId: number) => ({
    scheduleId,
    schedule: { recurrence: 'DAILY', repeatInterval: { every: 1 } },
    expireAfter: { unit: 'DAYS', value: 3 },
    name: 'Daily',
  })
  const policy = await send('POST', `${root}/protection-policies`, {
    name: `For ${id}`,
    applicationType,
    protections: [
      { type: 'SNAPSHOT', schedules: [schedule(1)] },
      { type: 'BACKUP', protectionStoreId: store.id, schedules: [schedule(2)] },
    ],
  })
  const protectionPolicyId = idIn(policy)
  await send('POST', `${root}/protection-jobs`, { assetInfo: { id }, protectionPolicyId })
  pass(600_000)
}

/** A store of that kind. */
export const storeId = ({ estate, region }: Subject, type: 'ON_PREMISES' | 'CLOUD') =>
  one(
    [...estate.protection.stores.values()].find(
      (store) => store.region === region && store.type === type,
    ),
    `store ${type}`,
  ).id
