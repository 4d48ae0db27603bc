import type { Result } from '../../../../../contract/problem'
import { createKept } from '../../../kept'
import { mapped } from '../../../mapped'
import { walkWhole } from '../../../walk-pages'
import type { LookClient } from './client'
import type {
  BundleRecord,
  ComplianceRecord,
  GroupExtras,
  IloComplianceRecord,
  SettingRecord,
} from './wire'

const minute = 60_000

/** Nothing where the source has no such thing; any other failure stays one. */
const orNone = async <T, N>(reading: Promise<Result<T>>, none: N): Promise<Result<T | N>> => {
  const result = await reading
  return result.ok || result.problem.kind !== 'not-found' ? result : { ok: true, value: none }
}

const itemsOf = <T>(reading: Promise<Result<{ items: T[] }>>) =>
  mapped(reading, ({ items }) => items)

const allGroups = async (source: string, client: LookClient): Promise<Result<GroupExtras[]>> => {
  const all: GroupExtras[] = []
  const walked = await walkWhole(source, client.groups, async (groups) => {
    all.push(...groups)
  })
  return walked.ok ? { ok: true, value: all } : walked
}

/** One kind of reading that many servers share; an older one is none here, its panel keeps its own. */
const createReading = <T>(now: () => Date, ttlMs: number, most: number) => {
  const kept = createKept<{ held: T }>({ now, most })
  return async (key: string, read: () => Promise<Result<T>>): Promise<Result<T>> => {
    const { value, problem } = await kept(key, ttlMs, () => mapped(read(), (held) => ({ held })))
    if (problem) return { ok: false, problem }
    return value === null ? read() : { ok: true, value: value.held }
  }
}

/** What servers have in common: groups, what they set and how they judge, bundles. */
export const createCommon = (source: string, now: () => Date) => {
  const groups = createReading<GroupExtras[]>(now, 2 * minute, 1)
  const settings = createReading<SettingRecord[]>(now, 10 * minute, 1)
  const compliance = createReading<ComplianceRecord[]>(now, 2 * minute, 50)
  const iloCompliance = createReading<IloComplianceRecord[]>(now, 5 * minute, 50)
  const bundles = createReading<BundleRecord | null>(now, 60 * minute, 200)
  return {
    groups: (client: LookClient) => groups('', () => allGroups(source, client)),
    settings: (client: LookClient) => settings('', () => itemsOf(client.settings())),
    compliance: (client: LookClient, groupId: string) =>
      compliance(groupId, () => orNone(itemsOf(client.compliance(groupId)), [])),
    iloCompliance: (client: LookClient, groupId: string) =>
      iloCompliance(groupId, () => orNone(itemsOf(client.iloCompliance(groupId)), [])),
    bundle: (client: LookClient, id: string) => bundles(id, () => orNone(client.bundle(id), null)),
  }
}
