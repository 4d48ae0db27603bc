import type { Store } from '../store/store'
import type { Mirror } from './mirror'

/** The last count, by the version that it was taken of. */
const counted = new WeakMap<Store, { version: string; count: number }>()

/** How many tasks run at any source now. */
export const countRunningTasks = async (
  store: Store,
  mirror: Pick<Mirror, 'version'>,
): Promise<number> => {
  const version = mirror.version('task')
  const held = counted.get(store)
  if (held?.version === version) return held.count
  const { count } = await store
    .selectFrom('task')
    .select((it) => it.fn.countAll().as('count'))
    .where('state_rank', '=', 0)
    .executeTakeFirstOrThrow()
  counted.set(store, { version, count: Number(count) })
  return Number(count)
}
