import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Store } from '../store/store'

/** How long a BFF's word holds, ms: it renews it well before. */
export const leaseMs = 8_000

/** Clocks of several machines differ: the database's decides. */
const databaseClock = () => sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`

/** How many sources one of `live` BFFs may hold, so that all are held and none has much more. */
export const fairShare = (sources: number, live: number): number =>
  Math.ceil(sources / Math.max(1, live))

/** The sources to go on with, of those held: all, or as many as are fair. */
export const kept = (held: readonly string[], share: number): string[] =>
  held.toSorted().slice(0, share)

export type Leases = {
  /** Says that this BFF lives, and gives the sources that it may collect until it is asked again. */
  renew: (sourceIds: readonly string[]) => Promise<Set<string>>
  /** Gives everything back at once, for a graceful stop. */
  release: () => Promise<void>
}

/** Leases of PostgreSQL: each source is collected by one living BFF, and they share them fairly. */
export const createLeases = (
  store: Store,
  instance: string,
  clock: () => RawBuilder<number> = databaseClock,
): Leases => {
  const until = () => sql<number>`${clock()} + ${sql.lit(leaseMs)}`

  const live = async () => {
    await sql`insert into instance (id, until) values (${instance}, ${until()})
      on conflict (id) do update set until = excluded.until`.execute(store)
    await sql`delete from instance where until < ${clock()}`.execute(store)
    const { rows } = await sql<{ count: number }>`select count(*) as count from instance`.execute(
      store,
    )
    return rows[0]?.count ?? 1
  }

  const mine = async () => {
    const { rows } = await sql<{ source_id: string }>`select source_id from lease
      where holder = ${instance} and until >= ${clock()}`.execute(store)
    return rows.map((row) => row.source_id)
  }

  /** Takes or prolongs one lease; false where another living BFF holds it. */
  const take = async (sourceId: string) => {
    const { rows } = await sql`insert into lease (source_id, holder, until)
      values (${sourceId}, ${instance}, ${until()})
      on conflict (source_id) do update set holder = excluded.holder, until = excluded.until
      where lease.holder = excluded.holder or lease.until < ${clock()}
      returning source_id`.execute(store)
    return rows.length > 0
  }

  return {
    renew: async (sourceIds) => {
      const share = fairShare(sourceIds.length, await live())
      const held = (await mine()).filter((id) => sourceIds.includes(id))
      const going = kept(held, share)
      const surplus = held.filter((id) => !going.includes(id))
      if (surplus.length > 0)
        await store
          .deleteFrom('lease')
          .where('holder', '=', instance)
          .where('source_id', 'in', surplus)
          .execute()
      const taken = new Set<string>()
      for (const id of going) if (await take(id)) taken.add(id)
      for (const id of sourceIds)
        if (taken.size < share && !taken.has(id) && (await take(id))) taken.add(id)
      return taken
    },
    release: async () => {
      await store.deleteFrom('lease').where('holder', '=', instance).execute()
      await store.deleteFrom('instance').where('id', '=', instance).execute()
    },
  }
}
