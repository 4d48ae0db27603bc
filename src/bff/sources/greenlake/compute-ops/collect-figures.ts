import type { Amended } from '../../../mirror/entities'
import type { Collector } from '../../source'
import { walk } from '../../walk-pages'
import type { ComputeOpsClient, Hours } from './client'

const hourMs = 3_600_000

/** The last day in whole hours: every page of a walk is asked about the same span. */
const lastDay = (now: Date): Hours => {
  const to = Math.floor(now.getTime() / hourMs) * hourMs
  return { from: new Date(to - 24 * hourMs).toISOString(), to: new Date(to).toISOString() }
}

/** A row that differs by a watt is no other row: figures are told in tens of them. */
const inTens = (watts: number) => Math.round(watts / 10) * 10

/** Power draw, utilization and place of every server, a thousand at a time, once an hour. */
export const figuresCollector = (client: ComputeOpsClient): Collector => ({
  collection: 'metrics',
  entity: null,
  targetMs: hourMs,
  priority: 6,
  collect: async ({ now, signal, amend }) => {
    const span = lastDay(now())
    const found = new Map<string, Partial<Amended>>()
    const add = (id: string, said: Partial<Amended>) => found.set(id, { ...found.get(id), ...said })
    const energy = await walk(
      (offset) => client.energy(span, offset, signal),
      async (servers) => {
        for (const { id, kwh, entityDetails } of servers)
          add(id, {
            location: entityDetails.location,
            // Without anything collected the average is a projection.
            powerWatts: kwh.collected && kwh.average !== null ? inTens(kwh.average * 1000) : null,
          })
      },
    )
    if (!energy.ok) return energy
    const busy = await walk(
      (offset) => client.utilization(span, offset, signal),
      async (servers) => {
        for (const { id, collected } of servers)
          add(id, {
            utilization: collected.average === null ? null : Math.round(collected.average),
          })
      },
    )
    if (!busy.ok) return busy
    await amend(['location', 'powerWatts', 'utilization'], found)
    return { ok: true, value: { total: null } }
  },
})
