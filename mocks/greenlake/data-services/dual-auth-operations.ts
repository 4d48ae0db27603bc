import * as v from 'valibot'
import type { HeldOperation } from '../../estate/task-types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { defaultGroup, recordWire } from '../record'
import { notFound, refusal } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { plainTime } from '../times'
import { userOf } from '../tokens'

const path = '/data-services/v1beta1/dual-auth-operations'

const toWire = (held: HeldOperation, scope: Scope) => {
  const { name, uri, type } = held.resource
  const operationResource = { name, resourceUri: uri, type }
  const groups = [defaultGroup(scope)]
  return {
    ...recordWire(scope, 'data-services/dual-auth-operation', `${path}/${held.id}`, {
      id: held.id,
      name: held.description,
      createdAt: held.requestedAt,
      updatedAt: held.checkedAt ?? held.requestedAt,
      revision: held.revision,
    }),
    requestedOperation: held.operation,
    description: held.description,
    state: held.state,
    sourceServiceExternalName: held.product,
    requestedAt: plainTime(held.requestedAt),
    requestedByEmail: held.requestedBy,
    ...(held.checkedAt === null || held.checkedBy === null
      ? {}
      : {
          checkedAt: plainTime(held.checkedAt),
          checkedByEmail: held.checkedBy,
        }),
    associatedResources: [{ resource: operationResource, groups }],
    operationResource,
    groups,
  }
}

const heldAt = (scope: Scope, id: string) => inRegion(scope, scope.estate.heldOperations, id)

/** GET v1beta1/dual-auth-operations: what waits for a second person, and what has waited (facts.md 8). */
const dualAuthOperations = resource<HeldOperation>({
  service: 'data-services',
  path,
  limit: { fallback: 10, min: 1, max: 100 },
  filter: {
    dialect: { ...dataServicesDialect, comparisons: ['eq', 'gt', 'lt'], functions: [] },
    properties: ['resourceUri', 'resourceName', 'resourceType', 'state'],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => allInRegion(scope, scope.estate.heldOperations),
  find: heldAt,
  toWire,
  toFilter: (wire) => {
    const { operationResource, state } = wire as ReturnType<typeof toWire>
    const { name, resourceUri, type } = operationResource
    return { state, resourceUri, resourceName: name, resourceType: type }
  },
})

const verdictSchema = v.strictObject({ state: v.picklist(['APPROVED', 'CANCELLED']) })

const decide = (call: Call) => {
  const { scope, params, client } = call
  const held = heldAt(scope, params['id'] ?? '')
  if (!held) return notFound()
  const { state } = readBody(call, 'data-services', verdictSchema)
  if (held.state !== 'PENDING') return refusal(412, 'The operation has been decided already.')
  if (state === 'APPROVED' && held.requestedBy === userOf(client))
    return refusal(403, 'Who requested an operation cannot approve it.')
  scope.estate.check(held.id, userOf(client), state)
  return Response.json(toWire(held, scope))
}

export const dualAuthRoutes: Route[] = [
  ...readRoutes(dualAuthOperations),
  { method: 'PATCH', service: 'data-services', path: `${path}/:id`, answer: decide },
]
