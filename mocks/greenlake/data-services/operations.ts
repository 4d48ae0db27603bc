import type { Operation } from '../../estate/task-types'
import type { Region } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import { resource } from '../resource'
import { operationsPath, operationWire } from './operation-wire'

const isHere = (operation: Operation, region: Region) =>
  operation.family === 'data-services' && operation.region === region

/** GET v1beta1/async-operations, the tasks of all data services (facts.md 6). */
export const operations = resource<Operation>({
  service: 'data-services',
  path: operationsPath,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: dataServicesDialect,
    // No list of them is published; what the facts know to work, and what sorts by common use.
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
      'parentTask/id',
      'services',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: ({ estate, region }) =>
    [...estate.operations.values()].filter((operation) => isHere(operation, region)),
  find: ({ estate, region }, id) => {
    const operation = estate.operations.get(id)
    return operation && isHere(operation, region) ? operation : undefined
  },
  version: ({ revision }) => revision,
  toWire: operationWire,
})
