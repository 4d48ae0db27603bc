import type { Policy } from '../backup-types'
import { keepSchedule } from '../backups'
import type { Affected, FederationHost, PolicyRule } from './federation'
import { followRules } from './policy-rules'
import type { Site, TaskOrder } from './tasks'
import { needed } from './tasks'

const policyIn = ({ course }: Site, id: string): Policy =>
  needed(course.world.policies.get(id), 'policy')

const changed = (id: string): Affected[] => [{ type: 'policy', id }]

/** A new policy has no rules yet, and so takes no backups. */
export const createPolicy = (name: string): TaskOrder => ({
  durationMs: 1_000,
  finish: ({ course, federation, random }) => {
    const id = random.uuid()
    const home = { omnistack: federation.id }
    course.world.policies.set(id, {
      id,
      name,
      home,
      everyMinutes: 0,
      keepMinutes: 0,
      destination: '<Local>',
    })
    federation.rules.set(id, [])
    return changed(id)
  },
})

export const renamePolicy = (id: string, name: string): TaskOrder => ({
  durationMs: 1_000,
  finish: (site) => {
    policyIn(site, id).name = name
    return changed(id)
  },
})

export const deletePolicy = (id: string): TaskOrder => ({
  durationMs: 1_000,
  finish: (site) => {
    policyIn(site, id)
    site.course.world.policies.delete(id)
    site.federation.rules.delete(id)
    return changed(id)
  },
})

/** Gives a policy other rules; its VMs are on the new schedule at once. */
export const setRules = (
  policyId: string,
  change: (rules: readonly PolicyRule[], site: Site) => { rules: PolicyRule[]; affected: string[] },
): TaskOrder => ({
  durationMs: 2_000,
  finish: (site, at) => {
    const policy = policyIn(site, policyId)
    const { rules, affected } = change(site.federation.rules.get(policyId) ?? [], site)
    site.federation.rules.set(policyId, rules)
    followRules(policy, rules)
    for (const vm of site.course.world.vms.values())
      if (vm.policyId === policyId) keepSchedule(site.course, vm, at)
    return affected.map((id) => ({ type: 'rule', id }))
  },
})

/** Stops policies from taking backups of VMs on some hosts, or lets them again. */
export const suspendPolicies = (
  suspended: boolean,
  concerns: (host: FederationHost) => boolean,
): TaskOrder => ({
  durationMs: 1_000,
  finish: ({ federation }) => {
    const hosts = federation.hosts.filter(concerns)
    for (const host of hosts) host.suspended = suspended
    return hosts.map(({ id }) => ({ type: 'host', id }))
  },
})
