import * as v from 'valibot'
import { addRecord, changeRecord, recordOf } from '../compute-ops/records'
import { refusal, Refused } from '../refusal'
import type { Call, Route } from '../route'
import { noContent, readBody } from '../route'
import { userOf } from '../tokens'
import { secretSchema } from './secret-kinds'
import { assignedOf, assignmentsOf, secretsOf } from './secret-store'
import { secretsPath, secretWire } from './secret-wire'

const text = v.optional(v.string())
const groups = v.optional(v.array(v.string()), [])

const newSchema = v.strictObject({
  service: v.string(),
  name: v.string(),
  label: text,
  description: text,
  lifecycleEventKey: text,
  groups,
  secret: secretSchema,
  assignees: v.optional(v.pipe(v.array(v.object({ id: v.string() })), v.maxLength(120)), []),
})

const changeSchema = v.strictObject({
  description: text,
  groups: v.optional(v.array(v.string())),
  secret: v.optional(secretSchema),
})

/** POST answers 200 with the secret at once, not 201 (facts.md 5). */
const create = (call: Call) => {
  const { scope, client } = call
  const { assignees, secret: shown, ...order } = readBody(call, 'data-services', newSchema)
  if ([...secretsOf(scope).values()].some(({ name }) => name === order.name))
    throw new Refused(refusal(409, `There is a secret ${order.name} already.`))
  const user = userOf(client)
  const secret = addRecord(secretsOf, scope, {
    ...order,
    label: order.label ?? null,
    description: order.description ?? null,
    lifecycleEventKey: order.lifecycleEventKey ?? null,
    locked: false,
    shown,
    createdBy: user,
    changedBy: user,
  })
  for (const { id } of assignees)
    addRecord(assignmentsOf, scope, { secretId: secret.id, applianceId: id })
  return Response.json(secretWire(secret, scope))
}

const change = (call: Call) => {
  const { scope, client } = call
  const secret = recordOf(secretsOf, call)
  const { description, groups, secret: shown } = readBody(call, 'data-services', changeSchema)
  if (shown && shown.word !== secret.shown.word)
    throw new Refused(refusal(422, `The secret is and stays a ${secret.shown.word}.`))
  const changed = changeRecord(secretsOf, scope, secret, {
    description: description ?? secret.description,
    groups: groups ?? secret.groups,
    shown: shown ?? secret.shown,
    changedBy: userOf(client),
  })
  return Response.json(secretWire(changed, scope))
}

/** Its assignments go with it; `safe` spares one that is locked (facts.md 8). */
const remove = (call: Call) => {
  const { scope, search } = call
  const secret = recordOf(secretsOf, call)
  if (search.get('safe') === 'true' && secret.locked)
    throw new Refused(refusal(409, 'The secret is locked against deletion.'))
  for (const { id } of assignedOf(scope, secret)) assignmentsOf(scope).delete(id)
  secretsOf(scope).delete(secret.id)
  return noContent()
}

const path = `${secretsPath}/:id`

export const secretWrites: Route[] = [
  { method: 'POST', service: 'data-services', path: secretsPath, answer: create },
  { method: 'PATCH', service: 'data-services', path, answer: change },
  { method: 'DELETE', service: 'data-services', path, answer: remove },
]
