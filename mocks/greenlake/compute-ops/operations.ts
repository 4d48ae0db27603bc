import type { WireOperation } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import type { Operation } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import { resource } from '../resource'
import { microTime } from '../times'

const path = '/compute-ops-mgmt/v1/async-operations'

/** GET v1/async-operations: paged by cursor (facts.md 4.2, 5.2). */
export const operations = resource<Operation>({
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
      (operation) => operation.family === 'compute-ops' && operation.region === region,
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
      id: operation.id,
      type: 'compute-ops-mgmt/async-operation',
      resourceUri: `${path}/${operation.id}`,
      generation: operation.revision,
      operationType: operation.name,
      state: operation.state,
      progressPercent: operation.percent,
      sourceResourceUri: operation.sourceUri,
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
      startedAt: operation.startedAt === null ? null : microTime(operation.startedAt),
      endedAt: operation.endedAt === null ? null : microTime(operation.endedAt),
    }) satisfies WireOperation,
})
