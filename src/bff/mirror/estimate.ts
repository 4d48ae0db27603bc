import type { Progress, Task, TaskKind } from '../../contract/task'

/** Fewer runs than these tell nothing. */
const fewest = 5
const minute = 60_000

/** What of a name belongs to one run alone: what it touches, ids, numbers. */
const common = ({ name, targets }: Pick<Task, 'name' | 'targets'>) => {
  let text = name.toLowerCase()
  for (const target of targets)
    if (target.name !== '') text = text.replaceAll(target.name.toLowerCase(), '*')
  return text
    .replaceAll(/[\da-f]{8}-[\da-f-]{13,}/g, '#')
    .replaceAll(/\d+/g, '#')
    .slice(0, 120)
}

/** How much it has to do, where it touches more than one thing: within a factor of two. */
const sizeOf = ({ targets }: Pick<Task, 'targets'>) =>
  targets.length > 1 ? ` x${2 ** Math.floor(Math.log2(targets.length))}` : ''

/** Tasks with the same key are of one kind: what past ones took is what the next will take. */
export const runKey = (task: Pick<Task, 'kind' | 'name' | 'targets'>): string =>
  `${task.kind} ${common(task)}${sizeOf(task)}`

/**
 * Below this value the next of `sorted` will be with the chance `p`: few values say little of what lies
 * beyond them, so that the first and the last of them are moved outwards.
 */
const quantile = (sorted: readonly number[], p: number): number => {
  const count = sorted.length
  const place = p * (count + 1) - 1
  const low = sorted[0] ?? 0
  const high = sorted[count - 1] ?? 0
  if (place < 0) return low * (1 + place / 2)
  if (place > count - 1) return high * (1 + (place - (count - 1)) / 2)
  const at = Math.floor(place)
  const [below, above] = [sorted[at] ?? low, sorted[at + 1] ?? high]
  return below + (above - below) * (place - at)
}

const inOrder = (values: readonly number[]) => values.toSorted((one, other) => one - other)

/** How long the next run will take, by how long past ones took (ms); null: there are too few. */
export const estimateOf = (
  durations: readonly number[],
): Extract<Progress, { kind: 'estimated' }> | null => {
  if (durations.length < fewest) return null
  const sorted = inOrder(durations)
  const at = (p: number) => Math.round(quantile(sorted, p))
  return { kind: 'estimated', shortMs: at(0.1), typicalMs: at(0.5), longMs: at(0.9) }
}

/** How long a kind may be silent before anything was learned of it. COM jobs tell little while they run. */
const unlearned: Record<TaskKind, number> = {
  'compute-ops-job': 45 * minute,
  'compute-ops-operation': 15 * minute,
  'data-services-operation': 20 * minute,
  // People answer, in their own time.
  'dual-authorization': 60 * 24 * 60 * minute,
  'omnistack-task': 30 * minute,
  'redfish-task': 15 * minute,
  // A BMC is away for minutes when it flashes itself.
  'ilo-update-task': 20 * minute,
  redfish: 15 * minute,
}
const leastBoundMs = 2 * minute

/** How long a kind is usually silent at most, and from when on that is too long, ms. */
export type Silence = { usualMs: number; boundMs: number }

/** By the longest silence of each past run (ms). */
export const silenceOf = (kind: TaskKind, longest: readonly number[]): Silence => {
  if (longest.length < fewest) return { usualMs: unlearned[kind], boundMs: unlearned[kind] }
  const sorted = inOrder(longest)
  const boundMs = Math.max(leastBoundMs, 2 * quantile(sorted, 0.95))
  const usualMs = Math.min(quantile(sorted, 0.9), sorted.at(-1) ?? 0)
  return { usualMs: Math.round(usualMs), boundMs: Math.round(boundMs) }
}
