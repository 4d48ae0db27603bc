import type { Collection } from './collection'
import { answerList, recordOf } from './query'
import type { Call, Route } from './route'
import { below, existing } from './route'
import type { Scope } from './scope'

/** A collection of any federation; each controller keeps one of its own. */
type CollectionOf<Row> = (scope: Scope) => Collection<Row>

const opened = new WeakMap<Scope, Map<unknown, unknown>>()

/** The collection as one controller shows it. */
export const open = <Row>(collection: CollectionOf<Row>, scope: Scope): Collection<Row> => {
  const held = opened.get(scope) ?? new Map<unknown, unknown>()
  opened.set(scope, held)
  const there = (held.get(collection) as Collection<Row> | undefined) ?? collection(scope)
  held.set(collection, there)
  return there
}

/** An item of a collection, or its 404. */
export const itemOf = <Row>(
  collection: CollectionOf<Row>,
  { scope, params }: Call,
  name = 'id',
): Row => {
  const { find, singular } = open(collection, scope)
  const id = params[name] ?? ''
  return existing(find(id), singular, id)
}

/** GET of the list. */
export const listRoute = <Row>(
  path: string,
  collection: CollectionOf<Row>,
  narrow: (call: Call) => URLSearchParams = ({ search }) => search,
): Route => ({
  method: 'GET',
  path: below(path),
  answer: (call) =>
    new Response(answerList(open(collection, call.scope), narrow(call)), {
      headers: { 'content-type': 'application/json' },
    }),
})

/** GET of one item, which has all its fields. */
export const itemRoute = <Row>(path: string, collection: CollectionOf<Row>): Route => ({
  method: 'GET',
  path: below(`${path}/:id`),
  answer: (call) => {
    const one = open(collection, call.scope)
    return Response.json({ [one.singular]: recordOf(one, itemOf(collection, call)) })
  },
})
