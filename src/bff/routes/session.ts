import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { apiPaths } from '../../contract/paths'
import type { Role, Session } from '../../contract/session'
import { demoSignInSchema, signInSchema } from '../../contract/session'
import { checkAccount } from '../auth/accounts'
import type { Person } from '../auth/accounts'
import { writeAudit } from '../auth/audit'
import { cookieName } from '../auth/guard'
import type { Session as LiveSession } from '../auth/sessions'
import type { Context } from './context'
import { ProblemReply } from './problem-reply'

const demoNames: Record<Role, string> = {
  viewer: 'Demo viewer',
  operator: 'Demo operator',
  admin: 'Demo admin',
}

/** What a page learns of its session. */
export const describeSession = (live: LiveSession | null, demo: boolean): Session =>
  live ? { signedIn: true, demo, ...live } : { signedIn: false, demo }

const parse = <T extends v.GenericSchema>(schema: T, body: unknown): v.InferOutput<T> => {
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  throw new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'Something is missing',
    detail: parsed.issues.map(({ message }) => message).join(' '),
  })
}

/** Sign-in, by account or one click into a simulated estate, and sign-out. */
export const sessionRoutes = (app: FastifyInstance, context: Context): void => {
  const { config, store, sessions, now } = context
  const { simulated: demo } = config
  const cookie = cookieName(config)
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: cookie.startsWith('__Host-'),
  } as const

  const enter = async (request: FastifyRequest, reply: FastifyReply, person: Person) => {
    const former = request.cookies[cookie]
    if (former) await sessions.end(former)
    const { token, session } = await sessions.start(person)
    await writeAudit(store, now(), {
      actor: person.name,
      action: 'signed-in',
      detail: `as ${person.role} from ${request.ip}`,
    })
    reply.setCookie(cookie, token, options).header('cache-control', 'no-store')
    return describeSession(session, demo)
  }

  app.get(apiPaths.session, { config: { role: 'anyone' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return describeSession(request.session, demo)
  })

  const limited = { role: 'anyone', rateLimit: { max: 10, timeWindow: 60_000 } } as const
  const limitAccount = app.createRateLimit({
    max: 20,
    timeWindow: 900_000,
    keyGenerator: ({ body }) => `account ${parse(signInSchema, body).name}`,
  })
  app.post(apiPaths.session, { config: limited }, async (request, reply) => {
    const { name, password } = parse(signInSchema, request.body)
    const account = await limitAccount(request)
    if (!account.isAllowed && account.isExceeded)
      throw new ProblemReply(429, {
        kind: 'rate-limited',
        title: 'Too many attempts for this name',
        detail: `Wait ${Math.ceil(account.ttlInSeconds / 60)} min and try again.`,
        retryAfterMs: account.ttl,
      })
    const person = await checkAccount(store, name, password)
    if (person) return enter(request, reply, person)
    const detail = `from ${request.ip}`
    await writeAudit(store, now(), { actor: name, action: 'sign-in-refused', detail })
    throw new ProblemReply(403, {
      kind: 'bad-credentials',
      title: 'Name or password is wrong',
      detail: 'Check both and try again.',
    })
  })

  if (demo)
    app.post(apiPaths.demoSession, { config: { role: 'anyone' } }, (request, reply) => {
      const { role } = parse(demoSignInSchema, request.body)
      return enter(request, reply, { name: demoNames[role], role })
    })

  app.delete(apiPaths.session, { config: { role: 'viewer' } }, async (request, reply) => {
    const token = request.cookies[cookie]
    if (token) await sessions.end(token)
    const actor = request.session?.name ?? ''
    await writeAudit(store, now(), { actor, action: 'signed-out', detail: '' })
    reply.clearCookie(cookie, options).header('cache-control', 'no-store')
    return describeSession(null, demo)
  })
}
