import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Display, DisplayChange, Displays } from '../../contract/display'
import { boardWord, displayChangeSchema, pairSchema } from '../../contract/display'
import { apiPaths } from '../../contract/paths'
import type { AuditEntry } from '../auth/audit'
import { askerOf, writeAudit } from '../auth/audit'
import type { Context } from './context'
import { parseBody } from './parse-body'
import { ProblemReply, notHeld } from './problem-reply'

const config = { role: 'operator' } as const
const boardsText = (boards: Display['boards']) =>
  boards.map((board) => boardWord[board].name).join(', ')

const unknownCode = () =>
  new ProblemReply(404, {
    kind: 'not-found',
    title: 'No screen waits with this code',
    detail: 'Read it from the screen again: a code is good for five minutes and for one pairing.',
  })

/** What changed, as the audit log tells it. */
const changesOf = (before: Display, after: DisplayChange): Omit<AuditEntry, 'actor'>[] => {
  const renamed = {
    action: 'display-renamed',
    target: before.name,
    detail: `now ${after.name}`,
  } as const
  const [had, has] = [boardsText(before.boards), boardsText(after.boards)]
  const turned = { action: 'display-boards-changed', target: after.name, detail: has } as const
  return [...(before.name === after.name ? [] : [renamed]), ...(had === has ? [] : [turned])]
}

/** Displays as people at a desk keep them: paired by code, named, given boards, revoked. */
export const displayRoutes = (app: FastifyInstance, context: Context): void => {
  const { config: settings, store, displays, pairings, now, version } = context
  const tell = (request: FastifyRequest, entry: Omit<AuditEntry, 'actor'>) =>
    writeAudit(store, now(), { ...askerOf(request), ...entry })
  const all = async (): Promise<Displays> => ({ displays: await displays.list(), version })
  const limitGuesses = app.createRateLimit({
    max: 20,
    timeWindow: 300_000,
    keyGenerator: ({ session }) => `pairing ${session?.key ?? ''}`,
  })

  const held = async (id: string): Promise<Display> => {
    const display = await displays.get(id)
    if (!display) throw notHeld('display')
    return display
  }

  app.get(apiPaths.displays, { config }, (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return all()
  })

  app.post(apiPaths.displays, { config }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { code, name, boards } = parseBody(pairSchema, request.body)
    const guesses = await limitGuesses(request)
    if (!guesses.isAllowed && guesses.isExceeded)
      throw new ProblemReply(429, {
        kind: 'rate-limited',
        title: 'Too many codes were tried',
        detail: `Wait ${Math.ceil(guesses.ttlInSeconds / 60)} min and try again.`,
        retryAfterMs: guesses.ttl,
      })
    const id = displays.drawId()
    const asker = await pairings.take(code, id)
    if (!asker) {
      await tell(request, { action: 'pairing-refused', detail: 'No screen waits with this code.' })
      throw unknownCode()
    }
    const pairedBy = request.session?.name ?? ''
    await displays.add(id, { name, boards, ...asker, pairedBy, simulated: settings.simulated })
    const what = `${boardsText(boards)}; ${asker.browser} at ${asker.address}`
    await tell(request, { action: 'display-paired', target: name, detail: what })
    return all()
  })

  app.post<{ Params: { id: string } }>(`${apiPaths.displays}/:id`, { config }, async (request) => {
    const change = parseBody(displayChangeSchema, request.body)
    const before = await held(request.params.id)
    await displays.change(before.id, change)
    for (const entry of changesOf(before, change)) await tell(request, entry)
    return all()
  })

  app.delete<{ Params: { id: string } }>(
    `${apiPaths.displays}/:id`,
    { config },
    async (request) => {
      const { id, name } = await held(request.params.id)
      await displays.revoke(id)
      await tell(request, { action: 'display-revoked', target: name })
      return all()
    },
  )
}
