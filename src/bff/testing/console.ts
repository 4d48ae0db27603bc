import type { InjectOptions } from 'fastify'
import { onTestFinished } from 'vitest'
import type { Role } from '../../contract/session'
import { csrfHeader } from '../../contract/session'
import { createApp } from '../app'
import type { Config } from '../config'
import { loggerOptions } from '../log'
import type { Entities, EntityKind } from '../mirror/entities'
import type { Source } from '../sources/source'
import type { Store } from '../store/store'
import { aConfig } from './a-config'
import { aSource } from './a-source'
import { driveSurroundings } from './driven-surroundings'
import { openTestStore } from './store'

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
