import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController } from 'fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { forgetAudit } from './audit/read-audit'
import { createDisplays } from './auth/displays'
import { guard } from './auth/guard'
import { openIdentity } from './auth/identity'
import { createPairings } from './auth/pairings'
import type { Cluster } from './cluster/cluster'
import { alone, joinCluster, livingOn } from './cluster/cluster'
import type { Config } from './config'
import { createBook } from './ledger/book'
import { createBundles } from './ledger/bundles'
import { createLedger } from './ledger/ledger'
import { createOffers } from './ledger/offers'
import { createPreviewer } from './ledger/preview'
import { logAnswers, logScheduler, logUpstream } from './log'
import { createCollections } from './mirror/collections'
import { createMirror } from './mirror/mirror'
import { fillOperations } from './mirror/operations'
import { createListQueries } from './mirror/query'
import { startRetention } from './mirror/retention'
import { createScheduler } from './mirror/scheduler'
import { forgetSeen } from './mirror/seen'
import { actRoutes } from './routes/acts'
import { auditRoutes } from './routes/audit'
import type { Context } from './routes/context'
import { detailRoutes } from './routes/details'
import { displayRoutes } from './routes/displays'
import { drainOnClose } from './routes/drain'
import { healthRoutes } from './routes/health'
import { listRoutes } from './routes/lists'
import { liveRoutes } from './routes/live'
import { lookRoutes } from './routes/looks'
import { metricsRoutes } from './routes/metrics'
import { overviewRoutes } from './routes/overviews'
import { answerProblems, refuseAddress } from './routes/problem-reply'
import { providerRoutes } from './routes/provider'
import { rawRoutes } from './routes/raw'
import { secureReplies } from './routes/security-headers'
import { serverPageRoutes } from './routes/server-page'
import { serverSetRoutes } from './routes/server-sets'
import { sessionRoutes } from './routes/session'
import { signedInRoutes } from './routes/signed-in'
import { sourceRoutes } from './routes/sources'
import { taskPageRoutes } from './routes/task-pages'
import { taskSetRoutes } from './routes/task-sets'
import { refuseUnfit } from './routes/unfit'
import { viewRoutes } from './routes/views'
import { wallRoutes } from './routes/wall'
import type { Source } from './sources/source'
import type { Store } from './store/store'
import type { Surroundings } from './upstream/upstream'
import { versionOf } from './web/version'
import { webRoutes } from './web/web-routes'

/** What the application is a function of. `webRoot`: the built browser application. */
export type AppOptions = {
  config: Config
  store: Store
  sources: readonly Source[]
  surroundings: Surroundings
  webRoot: string
  logger?: FastifyServerOptions['logger']
}

const harden = async (app: FastifyInstance, config: Config) => {
  secureReplies(app, config)
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    // About half the work of the usual levels, and a quarter more bytes at most: a change goes to every viewer.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
    zlibOptions: { level: 3 },
  })
  await app.register(rateLimit, { global: false })
  await app.register(cookie)
}

/** The BFF: routes over a mirror of the sources, and the scheduler that keeps it fresh. */
export const createApp = async (options: AppOptions) => {
  const { config, store, sources, surroundings } = options
  const { now } = surroundings
  const { pace, simulated } = config
  const app = fastify({
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    // Several BFFs write into one log, and each is restarted: an id means one request for ever.
    genReqId: () => randomUUID(),
    // A proxy says whose request it is; limits and the audit log go by that.
    trustProxy: ['loopback', ...config.trustedProxies],
    frameworkErrors: (_error, _request, reply) => refuseAddress(reply.raw),
    // Requests that come while it stops are answered in words (routes/drain.ts).
    return503OnClosing: false,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 500 },
  })

  const instance = randomUUID()
  const identity = await openIdentity({
    config,
    store,
    surroundings,
    onFault: (error) => app.log.error({ err: error }, 'sessions were not checked again'),
    tell: () => cluster.moved('identity'),
  })
  const { sessions, signOn } = identity
  const displays = createDisplays(store, now, () => cluster.moved('identity'))

  const bmcSources = sources.filter(({ kind }) => kind === 'ilo').map(({ id }) => id)
  const sourceIds = sources.map(({ id }) => id)
  const mirror = createMirror({
    store,
    now,
    bmcSources,
    onMoved: (kind) => cluster.moved(kind),
    tell: (sourceId, moved) => sources.find(({ id }) => id === sourceId)?.tell?.(moved) ?? null,
  })
  const collections = createCollections({ store, sources, now, pace, simulated })
  const cluster: Cluster =
    'file' in config.store
      ? alone
      : joinCluster({
          store,
          url: config.store.url(),
          instance,
          sourceIds,
          mirror,
          collections,
          surroundings,
          onHeld: () => scheduler.heldChanged(),
          onWish: ({ sourceId, collection, ids }) => scheduler.mention(sourceId, collection, ids),
          onIdentity: () => {
            sessions.forget()
            displays.forget()
          },
          onFault: (error) => app.log.error({ err: error }, 'the shared store cannot be asked'),
        })
  await mirror.keepSources(sourceIds)
  await fillOperations(store)
  await collections.load()
  const log = logScheduler(app.log)
  logUpstream(app.log, sources)
  const { holds } = cluster
  const scheduler = createScheduler({
    sources,
    mirror,
    collections,
    surroundings,
    pace,
    log,
    holds,
    elsewhere: cluster.wish,
  })

  const bundles = createBundles(now)
  const book = createBook(store)
  const preview = createPreviewer({ store, sources, collections, bundles, book })
  const ledger = createLedger({
    store,
    book,
    sources,
    mirror,
    scheduler,
    surroundings,
    preview,
    instance,
    holds,
    living: livingOn(store, instance, 'url' in config.store),
    pace,
    onFault: (error) => app.log.error({ err: error }, 'the ledger failed'),
  })

  if (!simulated) await displays.revokeSimulated()
  const queries = createListQueries(store, mirror)
  const sourceNames = new Map(sources.map(({ id, name }) => [id, name]))
  const context: Context = {
    config,
    store,
    sources,
    mirror,
    collections,
    queries,
    sessions,
    displays,
    pairings: createPairings(store, now),
    signOn,
    now,
    sourceNames,
    version: versionOf(options.webRoot),
  }

  await harden(app, config)
  drainOnClose(app, surroundings)
  const routes = guard(app, config, { sessions, displays })
  answerProblems(app)
  refuseUnfit(app)
  healthRoutes(app, store, surroundings)
  const { metrics } = config
  if (metrics) {
    const { createMetrics } = await import('./metrics/registry')
    const registry = createMetrics({ app, sources, collections, store, now, holds })
    metricsRoutes(app, registry, metrics.token)
  }
  sessionRoutes(app, context)
  wallRoutes(app, context)
  displayRoutes(app, context)
  if (signOn) providerRoutes(app, context, signOn)
  signedInRoutes(app, context)
  auditRoutes(app, context)
  listRoutes(app, context)
  detailRoutes(app, context)
  taskPageRoutes(app, context)
  serverSetRoutes(app, context)
  taskSetRoutes(app, context)
  viewRoutes(app, context)
  lookRoutes(app, context)
  serverPageRoutes(app, context)
  liveRoutes(app, context)
  overviewRoutes(app, context)
  sourceRoutes(app, context, { scheduler, holds, surroundings })
  rawRoutes(app, { sources, now })
  actRoutes(app, context, {
    ledger,
    preview,
    bundles,
    offers: createOffers({ store, sources, book }),
  })
  webRoutes(app, context, options.webRoot)

  logAnswers(app)
  const onFault = (error: unknown) => app.log.error({ err: error }, 'old rows were not forgotten')
  const retention = startRetention({
    store,
    mirror,
    surroundings,
    kept: config.retention,
    ours: () => sourceIds.filter(holds),
    also: async (now) => {
      await forgetAudit(store, now, config.retention.auditDays)
      await forgetSeen(store, now)
    },
    onFault,
  })
  app.addHook('onClose', async () => {
    await Promise.all([scheduler.stop(), ledger.stop(), retention.stop(), identity.stop()])
    await cluster.stop()
  })
  const start = () => {
    cluster.start()
    scheduler.start()
    ledger.start()
  }
  const { recheck } = identity
  return { app, routes, mirror, collections, scheduler, ledger, recheck, start }
}
