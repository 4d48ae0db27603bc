import type { InjectOptions } from 'fastify'
import { onTestFinished } from 'vitest'
import type { Role } from '../../contract/session'
import { csrfHeader } from '../../contract/session'
import { createApp } from '../app'
import type { Config } from '../config'
import { loggerOptions } from '../log'
import type { Entities, EntityKind } from '../mirror/entities'
import type { Collector, Service, Source } from '../sources/source'
import type { Store } from '../store/store'
import { createBreaker } from '../upstream/breaker'
import { createTally } from '../upstream/tally'
import { driveSurroundings } from './driven-surroundings'
import { openTestStore } from './store'

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

export const aConfig = (config: Partial<Config> = {}): Config => ({
  listen: { host: '127.0.0.1', port: 0 },
  publicUrl: null,
  trustedProxies: [],
  store: { file: ':memory:' },
  simulated: true,
  pace: 1,
  retention: { historyDays: 30, activitiesDays: 30, tasksDays: 30, auditDays: 365 },
  sources: [],
  sessions: { idleMs: 8 * 3_600_000, longestMs: 7 * 24 * 3_600_000 },
  oidc: null,
  metrics: null,
  ...config,
})

export const ownOrigin = 'http://localhost:4600'

/**
 * A console over an empty in-memory store, with a driven clock; ends with the test. `as` signs in and
 * gives the headers of that session, for reads and for writes.
 */
export const openConsole = async (
  options: {
    sources?: Source[]
    config?: Partial<Config>
    webRoot?: string
    /** That of a console before a restart. */
    store?: Store
    /** The clock of the sources, where they have one. */
    driven?: ReturnType<typeof driveSurroundings>
  } = {},
) => {
  const { sources = [aSource()], webRoot = '/nowhere' } = options
  const store = options.store ?? (await openTestStore())
  const driven =
    options.driven ?? driveSurroundings(() => Promise.reject(new Error('No request is expected.')))
  const lines: string[] = []
  const logger = loggerOptions('debug')
  const { app, routes, mirror, collections, scheduler, ledger, recheck } = await createApp({
    config: aConfig(options.config),
    store,
    sources,
    surroundings: driven.surroundings,
    webRoot,
    logger: {
      ...(typeof logger === 'object' ? logger : {}),
      stream: { write: (line: string) => lines.push(line) },
    },
  })
  onTestFinished(async () => {
    await app.close()
    if (!options.store) await store.destroy()
  })

  const ask = (request: InjectOptions | string) => {
    const asked = typeof request === 'string' ? { url: request } : request
    return app.inject({ ...asked, headers: { host: 'localhost:4600', ...asked.headers } })
  }

  const as = async (role: Role, browser: Record<string, string> = {}) => {
    const reply = await ask({
      method: 'POST',
      url: '/api/session/demo',
      headers: { origin: ownOrigin, ...browser },
      payload: { role },
    })
    const [cookie = ''] = String(reply.headers['set-cookie']).split(';')
    const { csrf } = reply.json<{ csrf: string }>()
    return { cookie, origin: ownOrigin, [csrfHeader]: csrf }
  }

  /** Puts entities into the mirror as the first source's collector would. */
  const hold = async <K extends EntityKind>(
    kind: K,
    entities: Entities[K][],
    collection = 'servers',
  ) => {
    const sourceId = entities[0]?.row.sourceId ?? 'us-west'
    const pass = mirror.openPass(sourceId, collection, kind)
    await pass.write(kind, entities)
    await pass.end(null)
  }

  return {
    ...driven,
    app,
    routes,
    store,
    mirror,
    collections,
    scheduler,
    ledger,
    recheck,
    lines,
    ask,
    as,
    hold,
  }
}
