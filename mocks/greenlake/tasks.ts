import type { Course } from '../estate/course'
import type { TaskOrder } from '../estate/protection/tasks'
import { runTask } from '../estate/protection/tasks'
import type { Operation } from '../estate/task-types'
import type { Call } from './route'
import { accepted } from './route'
import { userOf } from './tokens'

/** 202 with the address of the task (facts.md 5). */
const acceptTask = ({ id }: Operation): Response =>
  accepted(`/data-services/v1beta1/async-operations/${id}`)

/** Starts a task by a function of the estate, for who asks. */
export const startTask = (
  { scope, client }: Call,
  start: (course: Course, at: number, user: string) => Operation,
): Response => acceptTask(scope.estate.act((course, at) => start(course, at, userOf(client))))

/** Starts a task that does one thing to one resource. */
export const simpleTask = (call: Call, order: Omit<TaskOrder, 'region' | 'user'>): Response =>
  startTask(call, (course, at, user) =>
    runTask(course, at, { ...order, region: call.scope.region, user }),
  )
