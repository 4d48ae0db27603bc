import type { Machine } from '../../../estate/types'
import { computeOpsDialect } from '../../../odata/dialect'
import type { Resource } from '../../resource'
import { resource } from '../../resource'
import type { Face } from './face'
import { findGroup, membersOf } from './found'
import { memberVersion } from './group-version'

/** The devices of a group: all at once, without paging (facts.md 4.2). */
export const devicesOf = (
  face: Face,
  properties: readonly string[],
  toWire: (machine: Machine) => object,
): Resource<Machine> =>
  resource<Machine>({
    service: 'compute-ops',
    path: `${face.groups}/:parentId/devices`,
    limit: null,
    filter: { dialect: computeOpsDialect, properties },
    sort: false,
    select: null,
    empty: [],
    list: (scope, parentId) => {
      const group = findGroup(scope, parentId)
      return group ? membersOf(scope, group) : null
    },
    find: null,
    toWire,
    version: memberVersion,
  })
