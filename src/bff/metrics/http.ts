import type { FastifyInstance } from 'fastify'
import { Histogram } from 'prom-client'
import type { Registry } from 'prom-client'

/** Every request that is answered, by the route's template: no id, query or name of anybody. */
export const httpMetrics = (registry: Registry, app: FastifyInstance): void => {
  const requests = new Histogram({
    name: 'sightline_http_request_seconds',
    help: 'How long requests took, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request
    const labels = { route: routeOptions.url ?? 'none', method, status: reply.statusCode }
    requests.observe(labels, reply.elapsedTime / 1000)
    done()
  })
}
