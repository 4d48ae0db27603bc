import { defaultGroup } from '../record'
import type { Page, Scope } from '../resource'
import { microTime } from '../times'
import type { Assignment, Secret } from './secret-store'
import { assignedOf, isApplied, secretsOf } from './secret-store'

export const secretsPath = '/data-services/v1beta1/secrets'
export const assignmentsPath = '/data-services/v1beta1/secret-assignments'

/** Both lists have a cursor for the next page beside their offset (facts.md 5). */
export const withNext = ({ offset, count, total }: Page) =>
  offset + count < total ? { next: String(offset + count) } : {}

const groupsWire = (scope: Scope, { groups }: Secret) =>
  groups.length === 0 ? [defaultGroup(scope)] : groups.map((id) => ({ id }))

/** A secret as it goes back: never with what is secret of it (facts.md 8). */
export const secretWire = (secret: Secret, scope: Scope) => {
  const assigned = assignedOf(scope, secret)
  const applied = assigned.length > 0 && assigned.every((one) => isApplied(scope, one))
  return {
    customerId: scope.workspaceId,
    service: secret.service,
    id: secret.id,
    name: secret.name,
    type: '/data-services/secret',
    resourceUri: `${secretsPath}/${secret.id}`,
    generation: secret.generation,
    updatedAt: microTime(secret.updatedAt),
    createdAt: microTime(secret.createdAt),
    groups: groupsWire(scope, secret),
    ...(secret.label === null ? {} : { label: secret.label }),
    domain: {
      name: 'CONFIGURATION',
      properties: {
        CREATED_BY: secret.createdBy,
        LAST_UPDATED_BY: secret.changedBy,
        ...(secret.description === null ? {} : { DESCRIPTION: secret.description }),
        ...(secret.lifecycleEventKey === null
          ? {}
          : { LIFECYCLE_EVENT_KEY: secret.lifecycleEventKey }),
        ...(secret.locked ? { LOCK_DELETE: true } : {}),
      },
    },
    classifier: { name: 'SECRET' },
    subclassifier: { name: secret.shown.word, properties: secret.shown.properties },
    status: applied ? 'APPLIED' : 'NOT_APPLIED',
    statusUpdatedAt: microTime(secret.updatedAt),
    assignmentsCount: assigned.length,
  }
}

/** An assignment; its goal is reached once its appliance has the secret. */
export const assignmentWire = (assignment: Assignment, scope: Scope) => {
  const secret = secretsOf(scope).get(assignment.secretId)
  const createdAt = microTime(assignment.createdAt)
  return {
    customerId: scope.workspaceId,
    service: secret?.service ?? '',
    id: assignment.id,
    name: secret?.name ?? '',
    type: '/data-services/secret-assignment',
    resourceUri: `${assignmentsPath}/${assignment.id}`,
    generation: assignment.generation,
    updatedAt: createdAt,
    createdAt,
    groups: [defaultGroup(scope)],
    goal: 'APPLY',
    goalUpdatedAt: createdAt,
    status: isApplied(scope, assignment) ? 'APPLIED' : 'NOT_APPLIED',
    statusUpdatedAt: createdAt,
    appliance: { id: assignment.applianceId },
    secret: {
      id: assignment.secretId,
      name: secret?.name ?? '',
      type: '/data-services/secret',
      resourceUri: `${secretsPath}/${assignment.secretId}`,
    },
  }
}
