import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store'
import type { Surroundings } from '../upstream/upstream'
import { ProblemReply } from './problem-reply'

/** A balancer that asks whether to send people here does not wait for long. */
const patienceMs = 2_000

/**
 * `/healthz`: the process answers. `/readyz`: its store does too; how the sources stood was read from it
 * before anything listened.
 */
export const healthRoutes = (
  app: FastifyInstance,
  store: Store,
  { wait }: Pick<Surroundings, 'wait'>,
): void => {
  const options = { config: { role: 'anyone' }, logLevel: 'silent' } as const

  const storeAnswers = async (): Promise<boolean> => {
    const done = new AbortController()
    const asked = store.selectFrom('collection').select('total').limit(1).execute()
    const late = wait(patienceMs, done.signal)
    try {
      return await Promise.race([asked.then(() => true), late.then(() => false)])
    } catch {
      return false
    } finally {
      done.abort()
      late.catch(() => undefined)
    }
  }

  app.get('/healthz', options, () => ({ status: 'ok' }))

  app.get('/readyz', options, async () => {
    if (await storeAnswers()) return { status: 'ok' }
    throw new ProblemReply(503, {
      kind: 'unreachable',
      title: 'The store does not answer',
      detail: 'Sightline shows nothing until it does.',
    })
  })

  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      kind: 'not-found',
      title: 'There is nothing at this address',
      detail: `${request.method} is not served here.`,
    }),
  )
}
