import { addGroup, changeGroup, removeGroup } from '../../../estate/groups'
import type { Group } from '../../../estate/types'
import { computeOpsDialect } from '../../../odata/dialect'
import { allInRegion } from '../../in-region'
import { readRoutes } from '../../read-routes'
import { badField, refusal } from '../../refusal'
import type { Resource, Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, noContent } from '../../route'
import { microTime, wholeMs } from '../../times'
import { readFlag } from '../flag'
import { tenants } from '../tenants/accounts'
import type { Face } from './face'
import { findGroup, groupOf } from './found'
import type { GroupChange } from './group-body'
import { groupVersion } from './group-version'

/** How a version of the API shows and reads a group. */
type GroupForm = {
  face: Face
  properties: readonly string[]
  toWire: (group: Group, scope: Scope) => object
  /** `before` is null where the group is a new one. */
  read: (call: Call, before: Group | null) => GroupChange
}

const groupsOf = (scope: Scope) => allInRegion(scope, scope.estate.groups)

const sameTag = (one: Group['autoAddTags'], other: Group['autoAddTags']) =>
  one !== null &&
  other !== null &&
  Object.entries(one).some(([key, value]) =>
    Object.entries(other).some(
      ([otherKey, otherValue]) =>
        key.toLowerCase() === otherKey.toLowerCase() &&
        value.toLowerCase() === otherValue.toLowerCase(),
    ),
  )

/** What another group has already: a name, or the tag that servers come by. */
const takenBy = (scope: Scope, { name, autoAddTags }: GroupChange, but: Group | null) => {
  const others = groupsOf(scope).filter((group) => group !== but)
  if (name !== undefined && others.some((group) => group.name === name)) return 'name'
  if (others.some((group) => sameTag(group.autoAddTags, autoAddTags ?? null))) return 'autoAddTags'
  return null
}

/** A service provider's group for a tenant stands where that tenant's servers are. */
const siteOf = ({ workspaceId }: Scope) =>
  tenants.find((tenant) => tenant.workspaceId === workspaceId)?.sites[0] ?? ''

/** The groups of a region as a version of the API lists them. */
export const groupsIn = ({ face, properties, toWire }: Omit<GroupForm, 'read'>): Resource<Group> =>
  resource<Group>({
    service: 'compute-ops',
    path: face.groups,
    limit: { fallback: 100, min: 0, max: 1000 },
    filter: { dialect: computeOpsDialect, properties },
    sort: true,
    select: null,
    empty: [],
    list: groupsOf,
    find: findGroup,
    toWire,
    version: groupVersion,
    keys: {
      id: ({ id }) => id,
      name: ({ name }) => name,
      createdAt: ({ createdAt }) => microTime(createdAt),
      updatedAt: ({ updatedAt }) => microTime(updatedAt),
    },
    orders: {
      createdAt: ({ createdAt }) => wholeMs(createdAt),
      updatedAt: ({ updatedAt }) => wholeMs(updatedAt),
    },
  })

/** The collection and its items: read, made, changed and deleted. */
export const groupRoutes = ({ read, ...form }: GroupForm): Route[] => {
  const { face, toWire } = form
  const path = face.groups
  return [
    ...readRoutes(groupsIn(form)),
    {
      method: 'POST',
      service: 'compute-ops',
      path,
      answer: (call) => {
        const { scope } = call
        const { name = '', ...given } = read(call, null)
        const taken = takenBy(scope, { name, ...given }, null)
        if (taken) return refusal(409, `Another group has this ${taken}.`)
        const group = scope.estate.act((course, at) =>
          addGroup(course, at, { ...given, name, region: scope.region, site: siteOf(scope) }),
        )
        return created(toWire(group, scope), `${path}/${group.id}`)
      },
    },
    {
      method: 'PATCH',
      service: 'compute-ops',
      path: `${path}/:id`,
      answer: (call) => {
        const { scope } = call
        const group = groupOf(call, 'id')
        const change = read(call, group)
        const taken = takenBy(scope, change, group)
        if (taken) throw badField('compute-ops', taken, 'Another group has it.')
        scope.estate.act((course, at) => changeGroup(course, at, group, change))
        return Response.json(toWire(group, scope))
      },
    },
    {
      method: 'DELETE',
      service: 'compute-ops',
      path: `${path}/:id`,
      answer: (call) => {
        const group = groupOf(call, 'id')
        if (group.machineIds.length > 0 && !readFlag(call.search, 'force'))
          return refusal(400, 'The group has devices; remove them first, or use force=true.')
        call.scope.estate.act((course, at) => removeGroup(course, at, group))
        return noContent()
      },
    },
  ]
}
