import type { Course } from './course'
import { createRandom } from './random'
import type { Issue, World } from './types'

/** What is wrong with a resource, before anybody knows when it began. */
export type IssueOrder = Pick<
  Issue,
  'region' | 'name' | 'body' | 'recommendation' | 'category' | 'severity' | 'services' | 'source'
>

/** Marks an issue's record as changed at `at`. */
export const touchIssue = (issue: Issue, at: number, change: Partial<Issue>) => {
  Object.assign(issue, change)
  issue.updatedAt = at
  issue.revision += 1
}

/** Asked at every end of a backup: it makes no list of all. */
const activeOf = (world: World, sourceId: string): Issue[] => {
  const active: Issue[] = []
  for (const issue of world.issues.values())
    if (issue.clearedAt === null && issue.source.id === sourceId) active.push(issue)
  return active
}

/** Raises an issue; one that its source has already, by name, occurs once more. */
export const raiseIssue = ({ world }: Course, at: number, order: IssueOrder): Issue => {
  const active = activeOf(world, order.source.id).find(({ name }) => name === order.name)
  if (active) {
    touchIssue(active, at, {
      body: order.body,
      severity: order.severity,
      lastOccurredAt: at,
      occurrenceCount: active.occurrenceCount + 1,
    })
    return active
  }
  const issue: Issue = {
    ...order,
    id: createRandom(0, `${order.source.id}/${order.name}/${at}`).uuid(),
    createdAt: at,
    lastOccurredAt: at,
    occurrenceCount: 1,
    clearedAt: null,
    snooze: null,
    updatedAt: at,
    revision: 1,
  }
  world.issues.set(issue.id, issue)
  return issue
}

/** What was wrong with a resource is over: all of it, or what goes by one name. */
export const clearIssues = ({ world }: Course, at: number, sourceId: string, name?: string) => {
  for (const issue of activeOf(world, sourceId))
    if (name === undefined || issue.name === name) touchIssue(issue, at, { clearedAt: at })
}

/** Forgets issues that were cleared before `before`. */
export const forgetIssues = (world: World, before: number) => {
  for (const { id, clearedAt } of world.issues.values())
    if (clearedAt !== null && clearedAt < before) world.issues.delete(id)
}
