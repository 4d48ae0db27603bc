import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import { countActive, sizeOf } from '../store/gauges'
import { connectionsOf } from '../store/postgres'
import type { Store } from '../store/store'
import { writersWaiting } from '../store/transaction'

const activeMs = 900_000

/** The store's kind, size and who waits for it; how many people and screens look. */
export const storeMetrics = (registry: Registry, store: Store, now: () => Date): void => {
  const registers = [registry]
  const simple = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read())
      },
    })
  const connections = connectionsOf(store)
  new Gauge({
    name: 'sightline_store_info',
    help: 'Which kind of store this is.',
    labelNames: ['kind'],
    registers,
  }).set({ kind: connections ? 'postgres' : 'sqlite' }, 1)
  simple('sightline_store_bytes', 'Size of the store.', () => sizeOf(store))
  simple(
    'sightline_store_writers_waiting',
    'Pieces of work that wait for their turn to write.',
    writersWaiting,
  )
  if (connections)
    new Gauge({
      name: 'sightline_store_connections',
      help: 'Connections to PostgreSQL: open, idle of these, and requests that wait for one.',
      labelNames: ['state'],
      registers,
      collect() {
        const { totalCount, idleCount, waitingCount } = connections
        this.set({ state: 'open' }, totalCount)
        this.set({ state: 'idle' }, idleCount)
        this.set({ state: 'waiting' }, waitingCount)
      },
    })
  const since = () => new Date(now().getTime() - activeMs).toISOString()
  simple('sightline_sessions_active', 'Sessions used in the last 15 minutes.', () =>
    countActive(store, 'session', since()),
  )
  simple('sightline_displays_active', 'Displays seen in the last 15 minutes.', () =>
    countActive(store, 'display', since()),
  )
}
