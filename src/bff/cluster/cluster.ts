import { chunks } from '../chunks'
import type { Collections } from '../mirror/collections'
import type { EntityKind } from '../mirror/entities'
import { entityKinds } from '../mirror/entities'
import type { Mirror } from '../mirror/mirror'
import type { Store } from '../store/store'
import type { Surroundings } from '../upstream/upstream'
import { createLeases, leaseMs } from './leases'
import type { Wish } from './news'
import { openNews } from './news'

const renewEveryMs = 2_000
const tellEveryMs = 200
/** A word between BFFs holds 8,000 bytes. */
const idsPerWish = 20
/** More are not kept while nobody can be told: what is wished for is read at its interval as well. */
const mostWishes = 200

/** This BFF among those that share its store. */
export type Cluster = {
  /** Whether this one collects the source at the moment. */
  holds: (sourceId: string) => boolean
  /** Rows of a kind were changed here, or sessions or displays ended: the others are told soon. */
  moved: (kind: EntityKind | 'identity') => void
  /** What is to be read at once of a source that this one does not collect: who does is told soon. */
  wish: (wish: Wish) => void
  start: () => void
  stop: () => Promise<void>
}

/** The only one on its store: it collects everything, and there is nobody to tell. */
export const alone: Cluster = {
  holds: () => true,
  moved: () => {},
  wish: () => {},
  start: () => {},
  stop: async () => {},
}

/** The BFFs that live on a store, this one among them; on one of its own it is the only one. */
export const livingOn =
  (store: Store, instance: string, isShared: boolean) => async (): Promise<ReadonlySet<string>> => {
    const rows = isShared ? await store.selectFrom('instance').select('id').execute() : []
    return new Set([instance, ...rows.map(({ id }) => id)])
  }

const isKind = (kind: string): kind is EntityKind => entityKinds.some((one) => one === kind)

/**
 * One of several on a PostgreSQL: it renews its leases, hears what the others changed, and reads how their
 * passes went. While the store cannot be asked it holds nothing.
 */
export const joinCluster = (options: {
  store: Store
  url: string
  instance: string
  sourceIds: readonly string[]
  mirror: Pick<Mirror, 'moved'>
  collections: Pick<Collections, 'load'>
  surroundings: Pick<Surroundings, 'now' | 'wait'>
  /** Sources that this one collects from now on, or no more. */
  onHeld: () => void
  /** Another one ended or changed sessions or displays, or may have. */
  onIdentity: () => void
  /** Another one wants this read at once: by whoever collects it. */
  onWish: (wish: Wish) => void
  onFault: (error: unknown) => void
}): Cluster => {
  const { store, instance, sourceIds, mirror, collections, surroundings } = options
  const leases = createLeases(store, instance)
  const now = () => surroundings.now().getTime()
  const stopped = new AbortController()
  const { signal } = stopped
  const news = openNews({
    url: options.url,
    instance,
    wait: surroundings.wait,
    onMoved: (kind) => {
      if (kind === 'identity') options.onIdentity()
      else if (isKind(kind)) mirror.moved(kind)
    },
    onWish: ({ sourceId, ...wish }) => {
      if (holds(sourceId)) options.onWish({ sourceId, ...wish })
    },
    onGap: () => {
      options.onIdentity()
      entityKinds.forEach(mirror.moved)
    },
  })
  let held: ReadonlySet<string> = new Set()
  let renewedAt = 0
  const untold = new Set<EntityKind | 'identity'>()

  const wishes: Wish[] = []

  // One that was held up for so long that its word ran out holds nothing any more.
  const holds = (sourceId: string) => held.has(sourceId) && now() - renewedAt < leaseMs
  const hold = (next: ReadonlySet<string>) => {
    const same = next.size === held.size && [...next].every((id) => held.has(id))
    held = next
    if (!same) options.onHeld()
  }

  const repeat = async (everyMs: number, work: () => Promise<void>) => {
    while (!signal.aborted) {
      await work().catch(options.onFault)
      await surroundings.wait(everyMs, signal).catch(() => undefined)
    }
  }
  const renew = async () => {
    try {
      const at = now()
      const next = await leases.renew(sourceIds)
      // While its word had run out another may have collected what it gets back.
      if (at - renewedAt >= leaseMs) hold(new Set())
      renewedAt = at
      hold(next)
      await collections.load(sourceIds.filter((id) => !held.has(id)))
    } catch (error) {
      hold(new Set())
      throw error
    }
  }
  /** What cannot be told now is told later. */
  const tell = async () => {
    for (const kind of new Set(untold)) {
      untold.delete(kind)
      const told = await news.tell(kind).catch((error: unknown) => {
        untold.add(kind)
        throw error
      })
      if (!told) untold.add(kind)
    }
    for (const wish of wishes.splice(0)) if (!(await news.wish(wish))) wishes.push(wish)
    wishes.splice(0, wishes.length - mostWishes)
  }
  let working: Promise<unknown> = Promise.resolve()

  return {
    holds,
    moved: (kind) => untold.add(kind),
    wish: ({ ids, ...place }) =>
      chunks(ids, idsPerWish).forEach((some) => wishes.push({ ...place, ids: some })),
    start: () => {
      working = Promise.all([repeat(renewEveryMs, renew), repeat(tellEveryMs, tell)])
    },
    stop: async () => {
      stopped.abort()
      await working
      await tell().catch(options.onFault)
      await leases.release().catch(options.onFault)
      await news.close()
    },
  }
}
