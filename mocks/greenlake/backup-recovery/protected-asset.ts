import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const root = '/backup-recovery/v1beta1'

/** A region where specs protect what they like by a policy with snapshots and backups. */
export const createRegionWithPolicies = () => {
  const region = createRegion()
  const { estate, read, send, pass } = region
  const local = [...estate.protection.stores.values()].find(
    (store) => store.region === 'eu-central' && store.type === 'ON_PREMISES',
  )
  const schedule = (scheduleId: number) => ({
    scheduleId,
    schedule: { recurrence: 'DAILY', repeatInterval: { every: 1 } },
    expireAfter: { unit: 'DAYS', value: 3 },
  })

  /** What the task of an answer says once it has ended. */
  const ended = async (answer: Response) => {
    pass(600_000)
    return read<Record<string, unknown>>(answer.headers.get('location') ?? '')
  }
  return {
    ...region,
    localStoreId: local?.id ?? '',
    ended,
    /** Protects an asset and lets its first run end; answers what the job was asked with. */
    protectAsset: async (id: string, applicationType: string) => {
      const made = await send('POST', `${root}/protection-policies`, {
        name: `For ${id}`,
        applicationType,
        protections: [
          { type: 'SNAPSHOT', schedules: [schedule(1)] },
          { type: 'BACKUP', protectionStoreId: local?.id, schedules: [schedule(2)] },
        ],
      })
      const policy = (await made.json()) as { id: string }
      const body = { assetInfo: { id }, protectionPolicyId: policy.id }
      const answer = await send('POST', `${root}/protection-jobs`, body)
      if (answer.status === 202) await ended(answer)
      return answer
    },
    /** The first item of a list. */
    firstOf: async (path: string): Promise<Record<string, unknown> & { id: string }> => {
      const { items } = await read<Listed<Record<string, unknown> & { id: string }>>(path)
      const [first] = items
      if (!first) throw new Error('The list is empty.')
      return first
    },
  }
}
