import * as v from 'valibot'
import type { TaskOrder } from '../estate/federation/tasks'
import { startTask } from '../estate/federation/tasks'
import type { Addressed } from '../router'
import { badRequest, notFound, Refused } from './refusal'
import type { Scope } from './scope'
import { taskRecord } from './task-record'

/** A request that has been let in, taken apart. */
export type Call = {
  scope: Scope
  /** What stands at the `:name`s of the path, decoded. */
  params: Readonly<Record<string, string>>
  search: URLSearchParams
  /** The JSON that came along; undefined where none did. */
  body: unknown
}

/** One operation. `Refused`, thrown on the way, is its answer. */
export type Route = Addressed & {
  answer: (call: Call) => Response
  /**
   * What the body must be of: the oldest version of the vendor's media type that will do (`8` is
   * `application/vnd.simplivity.v1.8+json`), or plain JSON. GET and DELETE have no body.
   */
  takes?: number | 'json'
}

/** Where everything of the API is. */
export const below = (path: string): string => `/api${path}`

export const get = (path: string, answer: Route['answer']): Route => ({
  method: 'GET',
  path: below(path),
  answer,
})

/** What a path or body refers to; else the 404 of its type. */
export const existing = <T>(thing: T | undefined, type: string, id: string): T => {
  if (thing === undefined) throw new Refused(notFound(type, id))
  return thing
}

/** The body in the form that an operation wants; else 400 that names the field at fault. */
export const bodyOf = <S extends v.GenericSchema>({ body }: Call, schema: S): v.InferOutput<S> => {
  const read = v.safeParse(schema, body ?? {})
  if (read.success) return read.output
  const [issue] = read.issues
  const field = v.getDotPath(issue) ?? 'body'
  throw new Refused(badRequest('InvalidBodyException', `Invalid ${field}: ${issue.message}`))
}

/** 202 with the task that does it (facts.md 4). */
export const inTask = ({ scope }: Call, order: TaskOrder): Response => {
  const { estate, federation, controller } = scope
  const task = estate.act((course, at) => startTask(course, at, federation, controller.id, order))
  return Response.json({ task: taskRecord(scope, task) }, { status: 202 })
}

/** A write that a task does. `takes`: the oldest media type that will do. */
export const post = (
  path: string,
  takes: number,
  order: (call: Call) => TaskOrder,
  method: 'POST' | 'PUT' = 'POST',
): Route => ({
  method,
  path: below(path),
  takes,
  answer: (call) => inTask(call, order(call)),
})

/** DELETE, which a task does. */
export const remove = (path: string, order: (call: Call) => TaskOrder): Route => ({
  method: 'DELETE',
  path: below(path),
  answer: (call) => inTask(call, order(call)),
})

/** Text that is there. */
export const filled = v.pipe(v.string(), v.nonEmpty('must not be empty'))
/** A whole number from 0 on. */
export const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
