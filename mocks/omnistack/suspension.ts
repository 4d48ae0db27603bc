import * as v from 'valibot'
import type { FederationHost } from '../estate/federation/federation'
import { suspendPolicies } from '../estate/federation/policy-tasks'
import { badRequest, Refused } from './refusal'
import type { Call } from './route'
import { bodyOf, existing, filled } from './route'

const body = v.object({ target_object_type: filled, target_object_id: v.optional(v.string(), '') })

type Target = { concerns: (host: FederationHost) => boolean } | undefined

/** Whom it concerns: a federation only where controllers manage it, a cluster group only elsewhere (facts.md 8.7). */
const targetOf = ({ scope }: Call, type: string, id: string): Target => {
  const { federation } = scope
  switch (type) {
    case 'host':
      existing(scope.host(id), type, id)
      return { concerns: (host) => host.id === id }
    case 'omnistack_cluster':
      existing(scope.cluster(id), type, id)
      return { concerns: ({ clusterId }) => clusterId === id }
    case 'cluster_group':
      if (federation.management === 'peer') return undefined
      existing(id === federation.clusterGroup.id ? federation : undefined, type, id)
      return { concerns: () => true }
    case 'federation':
      return federation.management === 'peer' ? { concerns: () => true } : undefined
    default:
      return undefined
  }
}

/** Policies take no backups on part of the federation, or do again. */
export const suspension = (call: Call, suspended: boolean) => {
  const { target_object_type: type, target_object_id: id } = bodyOf(call, body)
  const target = targetOf(call, type, id)
  if (!target)
    throw new Refused(
      badRequest('InvalidParameterException', `Policies of a ${type} cannot be suspended here.`),
    )
  return suspendPolicies(suspended, target.concerns)
}
