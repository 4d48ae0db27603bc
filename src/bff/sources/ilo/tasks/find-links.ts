import type { Result } from '../../../../contract/problem'
import { legacyRoot, redfishRoot } from '../client'
import { linkAt, membersOf, parseResource, type Resource } from '../live/resource'
import { expands } from '../live/walk'
import { parseRoot, type Root } from '../wire'
import type { Resources } from './resources'

/**
 * Where a BMC has its list of tasks and its update service, null: nowhere; whether lists hold their
 * members; and what it is, as its root says.
 */
export type Links = {
  tasks: string | null
  updates: string | null
  inOne: boolean
  ilo: Pick<Root['ilo'], 'kind' | 'firmware'>
}

const none = { ok: true, value: null } as const

/** What a resource links at the end of some links, each of the resource before; null where the way ends. */
const follow = async (
  resources: Pick<Resources, 'find'>,
  from: Resource,
  [first, ...others]: readonly ((resource: Resource) => string | null)[],
  signal: AbortSignal,
): Promise<Result<string | null>> => {
  const uri = first?.(from) ?? null
  if (uri === null || others.length === 0) return { ok: true, value: uri }
  const next = await resources.find(uri, signal)
  if (!next.ok) return next
  return next.value === null ? none : follow(resources, next.value, others, signal)
}

const to =
  (...places: string[]) =>
  (resource: Resource) =>
    linkAt(resource, ...places)
const firstMember = (resource: Resource) => membersOf(resource)[0]?.uri ?? null

/** An iLO 4 has no update service at its root, but one of its manager (facts.md 10). */
const ofManager = [
  to('Managers', 'links.Managers'),
  firstMember,
  to('Oem.Hp.Links.UpdateService', 'Oem.Hp.links.UpdateService'),
]
const isOld = (root: Resource) => parseResource(parseResource(root['Oem'])?.['Hp']) !== null

/** Finds both from the service root on, by links alone. */
export const findLinks = async (
  resources: Resources,
  signal: AbortSignal,
): Promise<Result<Links>> => {
  const first = await resources.readRoot(redfishRoot, signal)
  const isMissing = !first.ok && first.problem.kind === 'not-found'
  const root = isMissing ? await resources.readRoot(legacyRoot, signal) : first
  if (!root.ok) return root
  const top = root.value
  const tasks = await follow(resources, top, [to('Tasks'), to('Tasks')], signal)
  if (!tasks.ok) return tasks
  const way = isOld(top) ? ofManager : [to('UpdateService')]
  const updates = await follow(resources, top, way, signal)
  if (!updates.ok) return updates
  const ilo = parseRoot(top)?.ilo ?? { kind: null, firmware: null }
  return {
    ok: true,
    value: { tasks: tasks.value, updates: updates.value, inOne: expands(top), ilo },
  }
}
