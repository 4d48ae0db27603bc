import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store'

/** `/healthz`: the process answers. `/readyz`: its store does too. */
export const healthRoutes = (app: FastifyInstance, store: Store): void => {
  const options = { config: { role: 'anyone' }, logLevel: 'silent' } as const

  app.get('/healthz', options, () => ({ status: 'ok' }))

  app.get('/readyz', options, async () => {
    await store.selectFrom('collection').select('total').limit(1).execute()
    return { status: 'ok' }
  })

  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      kind: 'not-found',
      title: 'There is nothing at this address',
      detail: `${request.method} is not served here.`,
    }),
  )
}
