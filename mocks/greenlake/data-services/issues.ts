import * as v from 'valibot'
import { touchIssue } from '../../estate/issues'
import type { Issue } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { defaultGroup, recordWire } from '../record'
import { notFound, refusal, Refused } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { plainTime } from '../times'
import { userOf } from '../tokens'
import { checkIssueQuery } from './issue-query'
import { olderRefusal } from './older-refusal'

const path = '/data-services/v1beta1/issues'
const day = 86_400_000
/** Go's zero time: what an issue is snoozed until when it is not. */
const never = '0001-01-01T00:00:00Z'

const snoozeWire = ({ snooze }: Issue, now: number) => {
  const snoozed = snooze !== null && snooze.until > now
  return {
    snoozed,
    snoozedFor: snoozed ? snooze.for : 'NONE',
    snoozedUntil: snoozed ? plainTime(snooze.until) : never,
    ...(snooze ? { snoozedBy: snooze.by } : {}),
  }
}

const toWire = (issue: Issue, scope: Scope) => {
  const { source } = issue
  return {
    ...recordWire(scope, 'data-services/issue', `${path}/${issue.id}`, issue),
    issueType: 'ISSUE',
    category: issue.category,
    severity: issue.severity,
    state: issue.clearedAt === null ? 'CREATED' : 'CLOSED',
    body: issue.body,
    recommendation: issue.recommendation,
    services: issue.services,
    lastOccurredAt: plainTime(issue.lastOccurredAt),
    occurrenceCount: issue.occurrenceCount,
    sourceResourceId: source.id,
    sourceResourceType: source.type,
    relatedResources: [
      { id: source.id, name: source.name, resourceUri: source.uri, type: source.type },
    ],
    groups: [defaultGroup(scope)],
    ...snoozeWire(issue, scope.estate.now()),
  }
}

const issueAt = (scope: Scope, id: string) => inRegion(scope, scope.estate.issues, id)

/** GET v1beta1/issues: the active ones; one that is over is in conflict with being asked for (facts.md 7). */
const issues = resource<Issue>({
  service: 'data-services',
  path,
  limit: { fallback: 10, min: 1, max: 100 },
  filter: {
    dialect: { ...dataServicesDialect, comparisons: ['eq', 'gt', 'lt'], functions: ['contains'] },
    properties: [
      'issueType',
      'severity',
      'category',
      'state',
      'createdAt',
      'services',
      'sourceResourceId',
      'sourceResourceType',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  check: checkIssueQuery,
  list: (scope) =>
    allInRegion(scope, scope.estate.issues).filter(({ clearedAt }) => clearedAt === null),
  find: (scope, id) => {
    const issue = issueAt(scope, id)
    if (issue && issue.clearedAt !== null)
      throw new Refused(refusal(409, 'The issue is not active.'))
    return issue
  },
  toWire,
})

const snoozeDays = { DAY: 1, WEEK: 7, MONTH: 30, INFINITE: 365 * 100 } as const
const snoozeSchema = v.strictObject({
  generation: v.string(),
  snoozedFor: v.picklist(['NONE', 'DAY', 'WEEK', 'MONTH', 'INFINITE']),
})

const snooze = ({ scope, params, body, client }: Call) => {
  const issue = issueAt(scope, params['id'] ?? '')
  if (issue?.clearedAt !== null) return notFound()
  const read = v.safeParse(snoozeSchema, body)
  if (!read.success) return olderRefusal(422, 'Unprocessable input request')
  const { generation, snoozedFor } = read.output
  if (generation !== String(issue.revision))
    return refusal(412, 'The generation of the issue has changed.')
  const now = scope.estate.now()
  touchIssue(issue, now, {
    snooze:
      snoozedFor === 'NONE'
        ? null
        : { for: snoozedFor, until: now + snoozeDays[snoozedFor] * day, by: userOf(client) },
  })
  return Response.json(toWire(issue, scope))
}

export const issueRoutes: Route[] = [
  ...readRoutes(issues),
  { method: 'PATCH', service: 'data-services', path: `${path}/:id`, answer: snooze },
]
