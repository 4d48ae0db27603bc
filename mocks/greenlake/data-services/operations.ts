import type { WireOperation } from '../../../src/bff/sources/greenlake/data-services/wire'
import type { Estate } from '../../estate/estate'
import type { Operation } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { nanoTime } from '../times'

const path = '/data-services/v1beta1/async-operations'
const uriOf = (id: string) => `${path}/${id}`

/** How many log lines are kept: the newest (facts.md 6). */
const logWindow = 16

const subtreeCount = (estate: Estate, operation: Operation): number =>
  operation.childIds.reduce((count, id) => {
    const child = estate.operations.get(id)
    return child ? count + 1 + subtreeCount(estate, child) : count
  }, 0)

/** Live reconfigurations have an end before they end (facts.md 6): only the state decides. */
const endWire = ({ endedAt, name, percent, updatedAt }: Operation) => {
  if (endedAt !== null) return nanoTime(endedAt)
  return name.startsWith('Reconfigure') && percent > 0 ? nanoTime(updatedAt) : null
}

const rootOf = (estate: Estate, operation: Operation): Operation => {
  const parent = operation.parentId === null ? undefined : estate.operations.get(operation.parentId)
  return parent ? rootOf(estate, parent) : operation
}

const toWire = (operation: Operation, { estate, workspaceId }: Scope) =>
  ({
    id: operation.id,
    type: 'task',
    resourceUri: uriOf(operation.id),
    customerId: workspaceId,
    generation: operation.revision,
    name: operation.name.replace(/^Create Datastore: /, "Create-Datastore: '%!s(MISSING)"),
    displayName: operation.name,
    state: operation.state,
    healthStatus: operation.healthStatus,
    progressPercent: operation.percent,
    estimatedRunningDurationMinutes: 0,
    suggestedPollingIntervalSeconds: 30,
    createdAt: nanoTime(operation.createdAt),
    updatedAt: nanoTime(operation.updatedAt),
    startedAt: operation.startedAt === null ? null : nanoTime(operation.startedAt),
    endedAt: endWire(operation),
    logMessages: operation.log
      .slice(-logWindow)
      .map(({ at, message }) => ({ message, timestamp: nanoTime(at) })),
    error: operation.error,
    recommendations: operation.recommendations.map((message) => ({ message })),
    parent:
      operation.parentId === null
        ? null
        : {
            id: operation.parentId,
            name: '',
            resourceUri: uriOf(operation.parentId),
            type: 'task',
          },
    rootOperation: {
      id: rootOf(estate, operation).id,
      name: '',
      resourceUri: uriOf(rootOf(estate, operation).id),
      type: 'task',
    },
    hasChildOperations: operation.childIds.length > 0,
    subtreeOperationCount: subtreeCount(estate, operation),
    associatedResources: operation.resources.map(({ name, uri, type }) => ({
      name,
      resourceUri: uri,
      type,
    })),
    sourceResourceUri: operation.sourceUri,
    services: [operation.service],
    groups: [{ id: workspaceId, name: 'Default Group' }],
    userId: operation.user,
  }) satisfies WireOperation

/** GET v1beta1/async-operations, the tasks of all data services (facts.md 6). */
export const operations = resource<Operation>({
  service: 'data-services',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'id',
      'name',
      'displayName',
      'state',
      'healthStatus',
      'createdAt',
      'updatedAt',
      'userId',
      'sourceResourceUri',
      'parent/id',
      'services',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: ({ estate, region }) =>
    [...estate.operations.values()].filter(
      (operation) => operation.family === 'data-services' && operation.region === region,
    ),
  find: ({ estate, region }, id) => {
    const operation = estate.operations.get(id)
    return operation?.family === 'data-services' && operation.region === region
      ? operation
      : undefined
  },
  version: ({ revision }) => revision,
  toWire,
})
