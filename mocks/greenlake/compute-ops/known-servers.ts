import type { Machine } from '../../estate/types'
import { allInRegion, inRegion } from '../in-region'
import type { Scope } from '../resource'

/** Every server that the region has a record of: also of one that another region manages by now. */
export const knownServers = (scope: Scope): Machine[] => [
  ...allInRegion(scope, scope.estate.machines),
  ...allInRegion(scope, scope.estate.formerRecords),
]

/** The region's record of a server. */
export const knownServer = (scope: Scope, id: string): Machine | undefined =>
  inRegion(scope, scope.estate.machines, id) ?? inRegion(scope, scope.estate.formerRecords, id)
