import type { Collector, Service, Source } from '../sources/source'
import { createBreaker } from '../upstream/breaker'
import { createTally } from '../upstream/tally'

/** A collector that reads nothing. */
export const aCollector = (collector: Partial<Collector> = {}): Collector => ({
  collection: 'servers',
  entity: 'server',
  targetMs: 120_000,
  priority: 1,
  collect: async () => ({ ok: true, value: { total: null } }),
  ...collector,
})

/** A service that was never asked, and answers when it is probed. */
export const aService = (service: Partial<Service> = {}): Service => {
  const now = () => new Date('2026-11-20T10:00:00.000Z')
  return {
    id: 'compute-ops',
    name: 'Compute Ops Management',
    kind: 'api',
    tally: createTally(now),
    breakers: [createBreaker(now)],
    auth: null,
    certificate: () => null,
    probe: async () => null,
    ...service,
  }
}

export const aSource = (source: Partial<Source> = {}): Source => ({
  id: 'us-west',
  name: 'COM us-west',
  kind: 'greenlake',
  region: 'us-west',
  collectors: [aCollector()],
  acts: null,
  services: [],
  budget: null,
  looks: null,
  raw: {
    read: async () => ({ ok: true, value: { status: 200, headers: new Headers(), body: {} } }),
    hosts: [],
  },
  close: async () => {},
  ...source,
})
