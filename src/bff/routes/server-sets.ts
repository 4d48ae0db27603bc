import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readListQuery } from '../../contract/list-query'
import type { Mosaic } from '../../contract/mosaic'
import { mosaicBys } from '../../contract/mosaic'
import { apiPaths } from '../../contract/paths'
import { serverList, serverStates } from '../../contract/server'
import { exportedServers } from '../export/export-servers'
import { lists } from '../mirror/lists'
import { createRecent } from '../mirror/recent'
import type { MosaicTile } from '../mirror/server-sets'
import { countTags, readTiles } from '../mirror/server-sets'
import type { Context } from './context'
import { etagOf, sendTagged } from './etag'
import { exportRoute } from './export-route'
import { ProblemReply } from './problem-reply'
import { urlOf } from './request-url'

/** A picture of all servers is no list of the few that are looked at: it is asked for less often. */
const mosaicPollMs = 10_000

const cannot = (detail: string) =>
  new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'The servers cannot be asked that way',
    detail,
  })

/** The question of a URL, or a 400 that names all its faults. */
const asked = (request: FastifyRequest) => {
  const { search } = urlOf(request)
  const { query, faults } = readListQuery(serverList, search)
  if (faults.length > 0) throw cannot(faults.join(' '))
  return { search, query }
}

/** Places of values in the list of them, in the order in which they come. */
const createIndex = () => {
  const places = new Map<string, number>()
  return {
    of: (value: string) => {
      const at = places.get(value) ?? places.size
      places.set(value, at)
      return at
    },
    values: () => [...places.keys()],
  }
}

const mosaicOf = (tiles: readonly MosaicTile[]): Omit<Mosaic, 'outcomes' | 'pollAfterMs'> => {
  const [sources, groups] = [createIndex(), createIndex()]
  return {
    source: tiles.map((tile) => sources.of(tile.source_id)),
    group: tiles.map((tile) => groups.of(tile.group)),
    state: tiles.map(({ state }) => serverStates.indexOf(state)),
    id: tiles.map(({ id }) => id),
    name: tiles.map(({ name }) => name),
    sources: sources.values(),
    groups: groups.values(),
  }
}

/** What is asked of all servers that match rather than of a window of them. */
export const serverSetRoutes = (app: FastifyInstance, context: Context): void => {
  const { store, mirror, collections } = context
  const config = { role: 'viewer' } as const
  /** Few: each may hold every server. */
  const kept = createRecent<string>(6)

  app.get(apiPaths.serverTags, { config }, async (request, reply) => {
    const { q, filters, bounds } = asked(request).query
    const key = JSON.stringify(['tags', mirror.version('server'), q, filters, bounds])
    const body = () =>
      kept.get(key, async () =>
        JSON.stringify({ tags: await countTags(store, { q, filters, bounds }) }),
      )
    return sendTagged(request, reply, { etag: etagOf(key), body })
  })

  app.get(apiPaths.serverMosaic, { config }, async (request, reply) => {
    const { search, query } = asked(request)
    const by = mosaicBys.find((name) => name === (search.get('by') ?? 'site'))
    if (!by) throw cannot(`by is not one of ${mosaicBys.join(', ')}.`)
    const { q, filters, bounds } = query
    const key = JSON.stringify(['mosaic', mirror.version('server'), by, q, filters, bounds])
    const body = async () => {
      const tiles = await kept.get(key, async () =>
        JSON.stringify(mosaicOf(await readTiles(store, { q, filters, bounds }, by))).slice(0, -1),
      )
      const outcomes = collections.outcomes('server')
      return `${tiles},${JSON.stringify({ outcomes, pollAfterMs: mosaicPollMs }).slice(1)}`
    }
    const etag = etagOf(key, collections.standing('server'))
    return sendTagged(request, reply, { etag, body })
  })

  exportRoute(app, context, apiPaths.serverExport, lists.servers, exportedServers)
}
