import * as v from 'valibot'
import type { ApprovalPolicy } from '../../../estate/approvals'
import { approvables } from '../../../estate/approvals'
import { computeOpsDialect } from '../../../odata/dialect'
import { allInRegion, inRegion, ofRegion } from '../../in-region'
import { readRoutes } from '../../read-routes'
import { existing, refusal, Refused } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, noContent, readBody } from '../../route'
import { microTime } from '../../times'

const path = '/compute-ops-mgmt/v1beta2/approval-policies'
const groupType = 'compute-ops-mgmt/group'
export const policyUri = (id: string) => `${path}/${id}`

const text = v.pipe(v.string(), v.nonEmpty())
const policyData = v.object({
  approvables: v.optional(
    v.array(
      v.object({
        approvableName: v.picklist(Object.values(approvables)),
        approvers: v.pipe(v.array(v.object({ email: text })), v.nonEmpty()),
        minApprovers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
      }),
    ),
  ),
  resources: v.optional(
    v.array(v.object({ resourceId: text, resourceType: v.literal(groupType) })),
  ),
})
const creation = v.object({ name: text, description: v.optional(v.string(), ''), policyData })
const patch = v.object({
  name: v.optional(text),
  description: v.optional(v.string()),
  policyData: v.optional(policyData),
})

const unprocessable = (message: string) => new Refused(refusal(422, message))

/** What a body says of a policy. Refuses groups that there are not, and approvers that are too few. */
const readData = (
  scope: Scope,
  { approvables: lines, resources }: v.InferOutput<typeof policyData>,
): Partial<ApprovalPolicy> => {
  for (const { resourceId } of resources ?? [])
    if (!inRegion(scope, scope.estate.groups, resourceId))
      throw unprocessable(`There is no group ${resourceId}.`)
  for (const { approvableName, approvers, minApprovers } of lines ?? [])
    if (minApprovers > approvers.length)
      throw unprocessable(`${approvableName} asks for more approvers than there are.`)
  return {
    ...(lines && {
      approvables: lines.map(({ approvableName, approvers, minApprovers }) => ({
        name: approvableName,
        approvers: approvers.map(({ email }) => email),
        minApprovers,
      })),
    }),
    ...(resources && { groupIds: resources.map(({ resourceId }) => resourceId) }),
  }
}

const policiesIn = (scope: Scope) => allInRegion(scope, scope.estate.approvalPolicies)

const toWire = (policy: ApprovalPolicy) => ({
  id: policy.id,
  type: 'compute-ops-mgmt/approval-policy',
  resourceUri: policyUri(policy.id),
  generation: policy.revision,
  createdAt: microTime(policy.createdAt),
  updatedAt: microTime(policy.updatedAt),
  name: policy.name,
  description: policy.description,
  state: 'ACTIVE',
  policyData: {
    approvables: policy.approvables.map(({ name, approvers, minApprovers }) => ({
      approvableName: name,
      approvers: approvers.map((email) => ({ email })),
      minApprovers,
    })),
    resources: policy.groupIds.map((resourceId) => ({ resourceId, resourceType: groupType })),
  },
})

/** GET v1beta2/approval-policies. */
const policies = resource<ApprovalPolicy>({
  service: 'compute-ops',
  path,
  limit: { fallback: 50, min: 0, max: 10_000 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'createdAt',
      'description',
      'name',
      'policyData/resources/id',
      'policyData/resources/type',
      'updatedAt',
    ],
  },
  sort: false,
  select: null,
  empty: [],
  ...ofRegion(({ approvalPolicies }) => approvalPolicies),
  toWire,
  // A filter names the ids and types of all resources at once: `'…' in policyData/resources/id`.
  toFilter: (wire) => {
    const { resources } = (wire as ReturnType<typeof toWire>).policyData
    const [id, type] = [resources.map((one) => one.resourceId), resources.map(() => groupType)]
    return { ...wire, policyData: { resources: { id, type } } }
  },
})

const policyOf = ({ scope, params }: Call): ApprovalPolicy =>
  existing(policies.find?.(scope, params['id'] ?? '', ''))

const refuseTaken = (scope: Scope, name: string) => {
  if (policiesIn(scope).some((policy) => policy.name === name))
    throw new Refused(refusal(409, `There is a policy ${name} already.`))
}

/** approval-policies: who has to approve which jobs on the servers of which groups. */
export const approvalPolicyRoutes: Route[] = [
  ...readRoutes(policies),
  {
    method: 'POST',
    service: 'compute-ops',
    path,
    answer: (call) => {
      const { name, description, policyData: data } = readBody(call, 'compute-ops', creation)
      const { scope } = call
      refuseTaken(scope, name)
      const said = readData(scope, data)
      const policy = scope.estate.act(({ world, random }, at): ApprovalPolicy => {
        const fresh = {
          id: random.uuid(),
          region: scope.region,
          name,
          description,
          approvables: [],
          groupIds: [],
          createdAt: at,
          updatedAt: at,
          revision: 1,
          ...said,
        }
        world.approvalPolicies.set(fresh.id, fresh)
        return fresh
      })
      return created(toWire(policy), policyUri(policy.id))
    },
  },
  {
    method: 'PATCH',
    service: 'compute-ops',
    path: `${path}/:id`,
    answer: (call) => {
      const policy = policyOf(call)
      const { policyData: data = {}, ...names } = readBody(call, 'compute-ops', patch)
      if (names.name !== undefined && names.name !== policy.name)
        refuseTaken(call.scope, names.name)
      Object.assign(policy, names, readData(call.scope, data), {
        updatedAt: call.scope.estate.now(),
        revision: policy.revision + 1,
      })
      return Response.json(toWire(policy))
    },
  },
  {
    method: 'DELETE',
    service: 'compute-ops',
    path: `${path}/:id`,
    answer: (call) => {
      const { id } = policyOf(call)
      call.scope.estate.act(({ world }) => world.approvalPolicies.delete(id))
      return noContent()
    },
  },
]
