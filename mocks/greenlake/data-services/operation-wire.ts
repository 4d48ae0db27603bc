import type { WireOperation } from '../../../src/bff/sources/greenlake/data-services/wire'
import type { Estate } from '../../estate/estate'
import type { Operation } from '../../estate/task-types'
import { defaultGroup } from '../record'
import type { Scope } from '../resource'
import { nanoTime } from '../times'

export const operationsPath = '/data-services/v1beta1/async-operations'

/** Where an operation is found. */
const operationUri = ({ id }: Pick<Operation, 'id'>): string => `${operationsPath}/${id}`

/** How many log lines are kept: the newest (facts.md 6). */
const logWindow = 16

const childrenOf = (estate: Estate, { childIds }: Operation): Operation[] =>
  childIds.flatMap((id) => estate.operations.get(id) ?? [])

const subtreeCount = (estate: Estate, operation: Operation): number =>
  childrenOf(estate, operation).reduce((sum, child) => sum + 1 + subtreeCount(estate, child), 0)

const parentOf = (estate: Estate, { parentId }: Operation) =>
  parentId === null ? undefined : estate.operations.get(parentId)

const rootOf = (estate: Estate, operation: Operation): Operation => {
  const parent = parentOf(estate, operation)
  return parent ? rootOf(estate, parent) : operation
}

/** Some live ones have an end before they end (facts.md 6): only the state decides. */
const endWire = ({ endedAt, name, percent, updatedAt }: Operation) => {
  if (endedAt !== null) return nanoTime(endedAt)
  return /^(Provisioning|Reconfigure) /.test(name) && percent > 0 ? nanoTime(updatedAt) : null
}

/** Names are ugly where a format went wrong at the source; `displayName` is not (facts.md 6). */
const nameWire = ({ name }: Operation) =>
  name.replace(/^Create Datastore: '(.*)'$/, "Create-Datastore: '%!s(MISSING)'$1")

const reference = (operation: Operation, name = '') => ({
  id: operation.id,
  name,
  resourceUri: operationUri(operation),
  type: 'task',
})

const commonWire = (operation: Operation, { estate, workspaceId }: Scope) => ({
  id: operation.id,
  type: 'task',
  resourceUri: operationUri(operation),
  customerId: workspaceId,
  generation: operation.revision,
  name: nameWire(operation),
  displayName: operation.name,
  state: operation.state,
  healthStatus: operation.healthStatus,
  progressPercent: operation.percent,
  estimatedRunningDurationMinutes: operation.estimatedMinutes,
  suggestedPollingIntervalSeconds: operation.pollSeconds,
  createdAt: nanoTime(operation.createdAt),
  updatedAt: nanoTime(operation.updatedAt),
  startedAt: operation.startedAt === null ? null : nanoTime(operation.startedAt),
  endedAt: endWire(operation),
  error: operation.error,
  recommendations: operation.recommendations.map((message) => ({ message })),
  associatedResources: operation.resources.map(({ name, uri, type }) => ({
    name,
    resourceUri: uri,
    type,
  })),
  services: [operation.service],
  groups: [defaultGroup({ workspaceId })],
  userId: operation.user,
  ...(operation.consoleUri === null
    ? {}
    : { additionalDetails: { consoleUri: operation.consoleUri } }),
  log: operation.log.slice(-logWindow).map(({ at, message }) => ({ message, at: nanoTime(at) })),
  above: parentOf(estate, operation),
  root: rootOf(estate, operation),
})

const currentWire = (operation: Operation, scope: Scope) => {
  const { log, above, root, ...common } = commonWire(operation, scope)
  return {
    ...common,
    logMessages: log.map(({ message, at }) => ({ message, timestamp: at })),
    parent: above ? reference(above) : null,
    rootOperation: reference(root),
    hasChildOperations: operation.childIds.length > 0,
    subtreeOperationCount: subtreeCount(scope.estate, operation),
    sourceResourceUri: operation.sourceUri,
  } satisfies WireOperation
}

/** `/virtualization/v1beta1/virtual-machines/x` was `/api/v1/virtual-machines/x`, of a type in words. */
const sourceWire = ({ sourceUri, resources }: Operation) => {
  const [, , , collection = '', id = ''] = sourceUri?.split('/') ?? []
  const name = resources.find(({ uri }) => uri === sourceUri)?.name ?? ''
  const word = collection.replace(/s$/, '').replace('-', ' ')
  return {
    name,
    resourceUri: `/api/v1/${collection}/${id}`,
    type: `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  }
}

/** Spring 2024: other names, children listed with their parent, the source as a reference (facts.md 6). */
const marchWire = (operation: Operation, scope: Scope) => {
  const { log, above, root, ...common } = commonWire(operation, scope)
  return {
    ...common,
    logMessages: log.map(({ message, at }) => ({ message, timestampAt: at })),
    parentTask: above ? reference(above) : null,
    rootTask: reference(root),
    childTasks: childrenOf(scope.estate, operation).map((child) => {
      const { name, resourceUri, type } = reference(child, child.name)
      return { name, resourceUri, type }
    }),
    subtreeTaskCount: subtreeCount(scope.estate, operation),
    ...(operation.sourceUri === null ? {} : { sourceResource: sourceWire(operation) }),
  } satisfies WireOperation
}

/** An operation in the generation of the wire that its host speaks. */
export const operationWire = (operation: Operation, scope: Scope): object =>
  scope.operationsWire === 'current' ? currentWire(operation, scope) : marchWire(operation, scope)
