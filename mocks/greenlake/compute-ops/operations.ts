import type { WireOperation } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import { cancelOperation } from '../../estate/operations'
import type { Operation } from '../../estate/task-types'
import { computeOpsDialect } from '../../odata/dialect'
import { readRoutes } from '../read-routes'
import { notFound, preconditionFailed } from '../refusal'
import { resource } from '../resource'
import type { Route } from '../route'
import { microTime } from '../times'

const path = '/compute-ops-mgmt/v1/async-operations'
const oldPath = '/compute-ops-mgmt/v1beta1/async-operations'
const week = 7 * 86_400_000
/** The one kind that can be cancelled (facts.md 5.2). */
const cancellable = 'SUSTAINABILITY_METRICS_COLLECTION'

/** What both versions show of an operation. */
const commonWire = (operation: Operation, base: string) => ({
  id: operation.id,
  type: 'compute-ops-mgmt/async-operation',
  resourceUri: `${base}/${operation.id}`,
  generation: operation.revision,
  state: operation.state,
  progressPercent: operation.percent,
  ...(operation.sourceUri === null ? {} : { sourceResourceUri: operation.sourceUri }),
  results: operation.resources.map(({ uri }) => ({ resourceUri: uri })),
  error: operation.error && {
    httpStatusCode: 500,
    errorCode: operation.error.errorCode,
    message: operation.error.error,
    debugId: operation.error.traceId,
  },
  logMessages: operation.log.map(({ at, message }) => ({ message, timestamp: microTime(at) })),
  recommendations: operation.recommendations,
  createdAt: microTime(operation.createdAt),
  updatedAt: microTime(operation.updatedAt),
  ...(operation.startedAt === null ? {} : { startedAt: microTime(operation.startedAt) }),
  // Only where it is over (facts.md 5.2).
  ...(operation.endedAt === null ? {} : { endedAt: microTime(operation.endedAt) }),
})

/** GET v1/async-operations: those of a week, paged by cursor (facts.md 4.2, 5.2). */
const operations = resource<Operation>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  cursor: true,
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'createdAt',
      'endedAt',
      'error',
      'generation',
      'id',
      'logMessages',
      'progressPercent',
      'recommendations',
      'results',
      'sourceResourceUri',
      'startedAt',
      'state',
      'updatedAt',
    ],
  },
  sort: false,
  select: null,
  empty: [],
  list: ({ estate, region }) =>
    [...estate.operations.values()].filter(
      (operation) =>
        operation.family === 'compute-ops' &&
        operation.region === region &&
        operation.createdAt > estate.now() - week,
    ),
  find: ({ estate, region }, id) => {
    const operation = estate.operations.get(id)
    return operation?.family === 'compute-ops' && operation.region === region
      ? operation
      : undefined
  },
  version: ({ revision }) => revision,
  toWire: (operation) =>
    ({
      ...commonWire(operation, path),
      operationType: operation.name,
    }) satisfies WireOperation,
})

/** The same, without its kind. */
const oldOperations = resource<Operation>({
  ...operations,
  path: oldPath,
  toWire: (operation) => commonWire(operation, oldPath),
})

const cancel: Route = {
  method: 'POST',
  service: 'compute-ops',
  path: `${path}/:id/cancel`,
  answer: ({ scope, params }) => {
    const operation = operations.find?.(scope, params['id'] ?? '', '')
    if (!operation) return notFound()
    if (operation.name !== cancellable)
      return preconditionFailed('operationType', `Only ${cancellable} can be cancelled.`)
    return scope.estate.act((_, at) => cancelOperation(at, operation))
      ? new Response(null, { status: 202 })
      : preconditionFailed('state', 'The operation has ended.')
  },
}

/** async-operations of both versions. */
export const operationRoutes: Route[] = [
  ...readRoutes(operations),
  ...readRoutes(oldOperations),
  cancel,
]
