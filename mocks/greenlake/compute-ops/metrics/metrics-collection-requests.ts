import * as v from 'valibot'
import type { Scope } from '../../resource'
import type { Route } from '../../route'
import { readBody } from '../../route'
import { userOf } from '../../tokens'
import { metricsConfigurationsIn } from './metrics-configurations'

const requestType = 'SUSTAINABILITY_METRICS_COLLECTION'
const body = v.object({ requestType: v.literal(requestType) })

/** Until when metrics have been collected, epoch ms: until now, or until somebody last had them collected. */
export const collectedUntil = (scope: Scope): number => {
  const { estate, region } = scope
  const [configuration] = metricsConfigurationsIn(scope).values()
  if (configuration?.metricsCollection !== 'ON_DEMAND') return estate.now()
  const collections = [...estate.operations.values()].filter(
    (operation) =>
      operation.name === requestType &&
      operation.region === region &&
      operation.state === 'SUCCEEDED',
  )
  return Math.max(configuration.updatedAt, ...collections.map(({ endedAt }) => endedAt ?? 0))
}

/** Answers 202 with the address of an operation that tells how the collection goes (facts.md 5.2). */
export const metricsCollectionRoutes: Route[] = [
  {
    method: 'POST',
    service: 'compute-ops',
    path: '/compute-ops-mgmt/v1beta1/metrics-collection-requests',
    answer: (call) => {
      readBody(call, 'compute-ops', body)
      const { scope, client } = call
      const operation = scope.estate.act(({ speed }) =>
        scope.estate.startOperation({
          family: 'compute-ops',
          region: scope.region,
          name: requestType,
          service: 'compute-ops-mgmt',
          user: userOf(client),
          durationMs: 180_000 / speed,
          steps: [
            { message: 'Requesting metrics from servers', percent: 20 },
            { message: 'Collecting metrics', percent: 60 },
          ],
        }),
      )
      const location = `/compute-ops-mgmt/v1/async-operations/${operation.id}`
      return new Response(null, { status: 202, headers: { location } })
    },
  },
]
