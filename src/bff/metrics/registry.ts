import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Collections } from '../mirror/collections'
import type { Source } from '../sources/source'
import type { Store } from '../store/store'
import { httpMetrics } from './http'
import { mirrorMetrics } from './mirror'
import { storeMetrics } from './store'
import { upstreamMetrics } from './upstream'

/**
 * Everything that is measured for a monitoring system: upstream, mirror, store, requests, and Node's own
 * (event loop, memory, processor time). No label holds a secret, an address or a person.
 */
export const createMetrics = (options: {
  app: FastifyInstance
  sources: readonly Source[]
  collections: Pick<Collections, 'sources'>
  store: Store
  now: () => Date
  holds: (sourceId: string) => boolean
}): Registry => {
  const { app, sources, collections, store, now, holds } = options
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  upstreamMetrics(registry, sources, now)
  mirrorMetrics(registry, collections, { now, holds })
  storeMetrics(registry, store, now)
  httpMetrics(registry, app)
  return registry
}
