import type { Collector } from '../../source'
import { walkWhole } from '../../walk-pages'
import type { BackupRecoveryClient } from './client'
import { type Plan, planOf } from './plan'
import type { Protection } from './protection'
import type { ProtectionPolicyRecord } from './wire'

/** Policies, in memory: they give a VM its RPO and change seldom. */
export const policiesCollector = (
  client: BackupRecoveryClient,
  protection: Protection,
): Collector => ({
  collection: 'protection-policies',
  entity: null,
  targetMs: 300_000,
  priority: 3,
  collect: async (pass) => {
    const policies = new Map<string, ProtectionPolicyRecord>()
    const walked = await walkWhole(
      client.source,
      (offset) => client.protectionPolicies(offset, pass.signal),
      async (records) => {
        for (const record of records) policies.set(record.id, record)
      },
    )
    if (!walked.ok) return walked
    protection.policies = policies
    return { ok: true, value: { total: walked.value.total } }
  },
})

/** Protection jobs, in memory: one request tells of the runs of every VM (facts.md 11). */
export const plansCollector = (
  client: BackupRecoveryClient,
  protection: Protection,
  first: { policies: Collector },
): Collector => ({
  collection: 'protection-jobs',
  entity: null,
  targetMs: 30_000,
  priority: 3,
  collect: async (pass) => {
    if (protection.policies === null) await first.policies.collect(pass)
    const plans = new Map<string, Plan>()
    const walked = await walkWhole(
      client.source,
      (offset) => client.protectionJobs(offset, pass.signal),
      async (jobs) => {
        for (const job of jobs) {
          const policy = protection.policies?.get(job.protectionPolicyInfo.id ?? '') ?? null
          const plan = planOf(job, policy)
          plans.set(job.id, plan)
          if (job.assetInfo.id !== null) plans.set(job.assetInfo.id, plan)
        }
      },
    )
    if (!walked.ok) return walked
    protection.plans = plans
    return { ok: true, value: { total: walked.value.total } }
  },
})
