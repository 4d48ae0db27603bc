import type { PolicyRule } from '../estate/federation/federation'
import type { Scope } from './scope'

const dayMinutes = 1_440
/** What a federation may take a day and hold, for each of its hosts. */
const perHost = { daily: 500, retained: 3_000 }

/** Which rules each policy has and which policy each VM, as they are or as they would be. */
type Plan = {
  rulesOf: (policyId: string) => readonly PolicyRule[]
  policyOf: (vm: { id: string; policyId: string | null }) => string | null
}

const present = ({ federation }: Scope): Plan => ({
  rulesOf: (policyId) => federation.rules.get(policyId) ?? [],
  policyOf: ({ policyId }) => policyId,
})

const percent = (value: number, limit: number) => Math.round((100 * value) / limit)

/** How much the schedules of a federation ask of it, against what it bears (facts.md 8.7). */
const load = (scope: Scope, { rulesOf, policyOf }: Plan) => {
  let daily = 0
  let retained = 0
  for (const vm of scope.vms()) {
    const policyId = policyOf(vm)
    for (const { everyMinutes, keepMinutes } of policyId === null ? [] : rulesOf(policyId)) {
      daily += dayMinutes / everyMinutes
      retained += keepMinutes / everyMinutes
    }
  }
  const hosts = Math.max(1, scope.federation.hosts.length)
  const limits = { daily: hosts * perHost.daily, retained: hosts * perHost.retained }
  return {
    daily_backup_rate: Math.round(daily),
    daily_backup_rate_limit: limits.daily,
    backup_rate_level: percent(daily, limits.daily),
    projected_retained_backups: Math.round(retained),
    retained_backups_limit: limits.retained,
    projected_retained_backups_level: percent(retained, limits.retained),
  }
}

/** What the schedules ask as they are. */
export const scheduleReport = (scope: Scope) => load(scope, present(scope))

const compare = (scope: Scope, after: Plan) => ({
  schedule_before_change: scheduleReport(scope),
  schedule_after_change: load(scope, after),
})

/** What would be if VMs had another policy. */
export const reportOnPolicyChange = (
  scope: Scope,
  vmIds: ReadonlySet<string>,
  policyId: string,
) => {
  const plan = present(scope)
  return compare(scope, {
    ...plan,
    policyOf: (vm) => (vmIds.has(vm.id) ? policyId : vm.policyId),
  })
}

/** What would be if a policy had other rules. */
export const reportOnRuleChange = (
  scope: Scope,
  policyId: string,
  rules: readonly PolicyRule[],
) => {
  const plan = present(scope)
  return compare(scope, {
    ...plan,
    rulesOf: (id) => (id === policyId ? rules : plan.rulesOf(id)),
  })
}
