import type { FastifyInstance } from 'fastify'
import { apiPaths } from '../../contract/paths'
import type { Role } from '../../contract/session'
import { demoSignInSchema, signInSchema } from '../../contract/session'
import { checkAccount, hasAccount, noteSignIn } from '../auth/accounts'
import { writeAudit } from '../auth/audit'
import { createDelays } from '../auth/delays'
import { demoPrefix, entryOf } from '../auth/person'
import type { Context } from './context'
import { createDoor, describeSession } from './door'
import { parseBody } from './parse-body'
import { ProblemReply } from './problem-reply'

const demoNames: Record<Role, string> = {
  viewer: 'Demo viewer',
  operator: 'Demo operator',
  admin: 'Demo admin',
}

const spell = (ms: number) =>
  ms < 90_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.ceil(ms / 60_000)} min`

const tooMany = (what: string, waitMs: number) =>
  new ProblemReply(429, {
    kind: 'rate-limited',
    title: `Too many attempts ${what}`,
    detail: `Wait ${spell(waitMs)} and try again.`,
    retryAfterMs: waitMs,
  })
const tooManyOf = { name: 'for this name', address: 'from this address' }

const wrong = new ProblemReply(403, {
  kind: 'bad-credentials',
  title: 'Name or password is wrong',
  detail: 'Check both and try again.',
})
const disabled = new ProblemReply(403, {
  kind: 'forbidden',
  title: 'This account is disabled',
  detail: 'Ask who runs Sightline to enable it.',
})

/** Sign-in, by account or one click into a simulated estate, and sign-out. */
export const sessionRoutes = (app: FastifyInstance, context: Context): void => {
  const { config, store, signOn, now } = context
  const door = createDoor(context)
  const delays = createDelays(store, now)

  app.get(apiPaths.session, { config: { role: 'anyone' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return describeSession(context, request)
  })

  const limited = { role: 'anyone', rateLimit: { max: 10, timeWindow: 60_000 } } as const
  const limitAccount = app.createRateLimit({
    max: 20,
    timeWindow: 900_000,
    keyGenerator: ({ body }) => `account ${parseBody(signInSchema, body).name}`,
  })
  app.post(apiPaths.session, { config: limited }, async (request, reply) => {
    const { name, password } = parseBody(signInSchema, request.body)
    const knock = { name, address: request.ip }
    const refuse = async (why: string) =>
      writeAudit(store, now(), {
        // People type passwords into the wrong field: only a name that is one is written down.
        actor: (await hasAccount(store, name)) ? name : '',
        address: request.ip,
        action: 'sign-in-refused',
        detail: why,
      })

    const account = await limitAccount(request)
    if (!account.isAllowed && account.isExceeded) throw tooMany('for this name', account.ttl)
    const delay = await delays.admit(knock)
    if (delay) {
      await refuse(`too many attempts ${tooManyOf[delay.kind]}`)
      throw tooMany(tooManyOf[delay.kind], delay.waitMs)
    }
    const person = await checkAccount(store, name, password)
    if (person === 'wrong') {
      await refuse('name or password is wrong')
      throw wrong
    }
    await delays.succeeded(knock)
    if (person === 'disabled') {
      await refuse('the account is disabled')
      throw disabled
    }
    await noteSignIn(store, name, now())
    await door.enter(request, reply, person)
    return describeSession(context, request)
  })

  if (config.simulated)
    app.post(apiPaths.demoSession, { config: { role: 'anyone' } }, async (request, reply) => {
      const { role } = parseBody(demoSignInSchema, request.body)
      const name = demoNames[role]
      await door.enter(request, reply, { key: `${demoPrefix}${role}`, name, role })
      return describeSession(context, request)
    })

  app.delete(apiPaths.session, { config: { role: 'viewer' } }, async (request, reply) => {
    const byProvider = request.session !== null && entryOf(request.session.key) === 'provider'
    await door.leave(request, reply)
    const leaveAt = byProvider && signOn ? await signOn.signOutUrl() : null
    return { ...describeSession(context, request), ...(leaveAt === null ? {} : { leaveAt }) }
  })
}
