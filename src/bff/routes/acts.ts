import type { FastifyInstance, FastifyRequest } from 'fastify'
import type {
  ActDetail,
  ActOrder,
  ActRequest,
  Acts,
  Bundle,
  Preview,
  TaskOffers,
} from '../../contract/act'
import {
  actOrderSchema,
  actRequestSchema,
  actWords,
  confirmation,
  nounsOf,
} from '../../contract/act'
import { readKey } from '../../contract/entity-key'
import { apiPaths } from '../../contract/paths'
import { askerOf, writeAudit } from '../auth/audit'
import { browserName } from '../auth/browser-name'
import type { NewAct } from '../ledger/book'
import type { Bundles } from '../ledger/bundles'
import type { Asker, Ledger } from '../ledger/ledger'
import type { Offers } from '../ledger/offers'
import type { Previewer } from '../ledger/preview'
import { listActs, readAct } from '../ledger/read-acts'
import { markActSeen } from '../ledger/seen'
import { never } from '../upstream/linked'
import { askingOf } from './asking'
import type { Context } from './context'
import { parseBody } from './parse-body'
import { notHeld, ProblemReply } from './problem-reply'
import { urlOf } from './request-url'

const someNames = 10

/** Who asks, as the ledger names them. */
const whoOf = (request: FastifyRequest): Asker => ({
  person: request.session?.key ?? '',
  actor: askerOf(request).actor,
  address: request.ip,
  browser: browserName(request.headers['user-agent']),
})

const cannot = (status: number, title: string, detail: string) =>
  new ProblemReply(status, { kind: status === 409 ? 'conflict' : 'invalid-input', title, detail })

/** What an act needs beyond the shape of its order. */
const checkOptions = ({ act, options }: ActOrder) => {
  if (act === 'update-firmware' && options.bundle === undefined)
    throw cannot(400, 'A bundle is missing', 'Choose the firmware bundle to update to.')
}

const checkConfirmed = ({ act, targets, confirmed }: ActRequest) => {
  const wanted = confirmation(act, targets.length)
  if (wanted !== null && confirmed?.trim() !== wanted)
    throw cannot(
      400,
      'It was not confirmed',
      `${actWords[act].word} interrupts what runs: type ${wanted}, the number of ${nounsOf(act)[1]}.`,
    )
}

const namesText = (names: readonly string[]) =>
  names.length > someNames
    ? `${names.slice(0, someNames).join(', ')} and ${names.length - someNames} more`
    : names.join(', ')

/** An act as the audit log has it. */
const startedOf = ({ id, act, options, items }: NewAct) => {
  const asked = items.filter(({ state }) => state === 'queued')
  const names = namesText(asked.map(({ name }) => name))
  return {
    action: 'act-started',
    target: actWords[act].word,
    detail: [
      `${asked.length} of ${items.length} ${nounsOf(act)[1]}: ${names}`,
      ...(options.image === undefined ? [] : [`image ${options.image}`]),
      `ledger ${id}`,
    ].join('; '),
  } as const
}

/** Acts on servers, VMs and tasks: said before, done once, and what came of them. */
export const actRoutes = (
  app: FastifyInstance,
  context: Context,
  work: { ledger: Ledger; preview: Previewer; bundles: Bundles; offers: Offers },
): void => {
  const { store, sources, now, sourceNames } = context
  const { ledger, preview, bundles, offers } = work
  const aroundOf = ({ session }: FastifyRequest) => ({
    person: session?.key ?? '',
    role: session?.role ?? ('viewer' as const),
    sourceName: (id: string) => sourceNames.get(id) ?? id,
  })
  const detailOf = async (request: FastifyRequest, id: string): Promise<ActDetail> => {
    const act = await readAct(store, aroundOf(request), id)
    if (!act) throw notHeld('act')
    return act
  }

  app.get(apiPaths.acts, { config: { role: 'viewer' } }, async (request, reply): Promise<Acts> => {
    reply.header('cache-control', 'no-store')
    const { search } = urlOf(request)
    const around = aroundOf(request)
    const server = readKey(search.get('server'))
    return listActs(store, around, {
      ...(search.get('mine') === '1' ? { person: around.person } : {}),
      ...(server ? { server } : {}),
    })
  })

  app.get(
    apiPaths.actBundles,
    { config: { role: 'viewer' } },
    async (request, reply): Promise<{ bundles: Bundle[] }> => {
      reply.header('cache-control', 'no-store')
      const wanted = urlOf(request).search.getAll('source')
      const some = sources.filter(({ id, acts }) => wanted.includes(id) && acts?.bundles)
      const asking = askingOf(request, reply)
      const found = await Promise.all(some.map((source) => bundles.read(source, asking)))
      const failed = found.find((one) => !one.ok)
      if (failed && !failed.ok) throw new ProblemReply(502, failed.problem)
      const all = found.flatMap((one) => (one.ok ? one.value : []))
      return { bundles: [...new Map(all.map((bundle) => [bundle.id, bundle])).values()] }
    },
  )

  app.get<{ Params: { id: string } }>(
    `${apiPaths.acts}/:id`,
    { config: { role: 'viewer' } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return detailOf(request, request.params.id)
    },
  )

  app.post<{ Params: { id: string } }>(
    `${apiPaths.acts}/:id/seen`,
    { config: { role: 'viewer' } },
    async (request): Promise<{ id: string }> => {
      const { id } = request.params
      const person = request.session?.key ?? ''
      await markActSeen(store, id, { person, at: now().toISOString() })
      return { id }
    },
  )

  app.get<{ Params: { sourceId: string; id: string } }>(
    `${apiPaths.tasks}/:sourceId/:id/acts`,
    { config: { role: 'operator' } },
    async (request, reply): Promise<TaskOffers> => {
      reply.header('cache-control', 'no-store')
      const { sourceId, id } = request.params
      const found = await offers(sourceId, id, whoOf(request))
      if (!found) throw notHeld('task')
      return { offers: found }
    },
  )

  const limited = { role: 'operator', rateLimit: { max: 120, timeWindow: 60_000 } } as const
  app.post(apiPaths.actPreview, { config: limited }, async (request, reply): Promise<Preview> => {
    reply.header('cache-control', 'no-store')
    const order = parseBody(actOrderSchema, request.body)
    checkOptions(order)
    return preview(order, whoOf(request), askingOf(request, reply))
  })

  app.post(apiPaths.acts, { config: limited }, async (request, reply): Promise<ActDetail> => {
    reply.header('cache-control', 'no-store')
    const wanted = parseBody(actRequestSchema, request.body)
    checkOptions(wanted)
    checkConfirmed(wanted)
    const asker = askerOf(request)
    const entered = await ledger.act(
      wanted,
      whoOf(request),
      // Whoever asked may go away: what was asked for is done nevertheless.
      { signal: never, requestId: request.id },
      (into, entry) => writeAudit(into, now(), { ...asker, ...startedOf(entry) }),
    )
    if (entered === null)
      throw cannot(409, 'Another order has this key', 'Open the dialog again and ask once more.')
    return detailOf(request, entered)
  })
}
