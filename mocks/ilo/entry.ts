import * as v from 'valibot'
import type { Privilege } from './accounts'
import type { MessageKey } from './messages'
import type { Resource } from './redfish'
import { Refused, type Saying, say } from './saying'
import type { Caller } from './sessions'

/** Names of what can be written, each with those within it. */
export type Writable = { [name: string]: Writable }

/** Something that can be done to a resource with the body of a request; throws Refused. */
export type Act = ((body: unknown, caller: Caller | null) => Saying) & { writes?: Writable }

/**
 * One resource of a BMC at one moment: where it stands below the root, how it reads, and what can be done
 * to it. `actions` by what stands behind `Actions/`; `open` is what needs no login.
 */
export type Entry = {
  path: string
  read: () => Resource
  open?: 'GET' | 'POST'
  /** Sent packed to who takes it so. */
  isPacked?: true
  /** Of a device that makes its ETags itself. */
  etag?: 'strong'
  patch?: Act
  post?: Act
  remove?: Act
  actions?: Record<string, Act>
}

type Complaint = Saying['messages'][number]

const written = (value: unknown) => JSON.stringify(value) ?? 'null'

const nameIn = (key: unknown) => (typeof key === 'string' ? key : '')

/** The property that an issue is about, and what was sent for it. */
const aboutOf = (issue: v.BaseIssue<unknown>) => ({
  name: nameIn(issue.path?.at(-1)?.key),
  value: written(issue.input),
})

const isUnknown = ({ expected }: v.BaseIssue<unknown>) => expected === 'never'

const ofProperty = (issue: v.BaseIssue<unknown>): Complaint => {
  const { name, value } = aboutOf(issue)
  if (isUnknown(issue)) return { key: 'iLO.PropertyNotWritableOrUnknown', args: [name] }
  if (issue.input === undefined)
    return { key: 'Base.CreateFailedMissingReqProperties', args: [name] }
  const key: MessageKey =
    issue.type === 'picklist' && typeof issue.input === 'string'
      ? 'Base.PropertyValueNotInList'
      : 'Base.PropertyValueTypeError'
  return { key, args: [value, name] }
}

const ofParameter =
  (action: string) =>
  (issue: v.BaseIssue<unknown>): Complaint => {
    const { name, value } = aboutOf(issue)
    if (isUnknown(issue)) return { key: 'Base.ActionParameterUnknown', args: [action, name] }
    if (issue.input === undefined)
      return { key: 'Base.ActionParameterMissing', args: [action, name] }
    const key: MessageKey =
      issue.type === 'picklist' && typeof issue.input === 'string'
        ? 'iLO.ActionParameterValueNotInList'
        : 'Base.ActionParameterValueTypeError'
    return { key, args: [value, name, action] }
  }

type Taking = v.GenericSchema
type Run<S extends Taking> = (body: v.InferOutput<S>, caller: Caller) => Saying | void

const create =
  <S extends Taking>(
    needs: Privilege,
    takes: S,
    complain: (issue: v.BaseIssue<unknown>) => Complaint,
    run: Run<S>,
  ): Act =>
  (body, caller) => {
    if (!caller?.privileges.includes(needs))
      throw new Refused(say(403, 'Base.InsufficientPrivilege'))
    const read = v.safeParse(takes, body)
    if (!read.success) throw new Refused({ status: 400, messages: read.issues.map(complain) })
    return run(read.output, caller) ?? say(200, 'Base.Success')
  }

const isSchema = (value: unknown): value is Taking =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema'

const writableBy = (takes: Taking): Writable => {
  if ('wrapped' in takes && isSchema(takes.wrapped)) return writableBy(takes.wrapped)
  if (!('entries' in takes)) return {}
  return Object.fromEntries(
    Object.entries(takes.entries as Record<string, Taking>).map(([name, entry]) => [
      name,
      writableBy(entry),
    ]),
  )
}

/** Writes properties of a resource, or makes a member of a collection out of them. */
export const writing = <S extends Taking>(needs: Privilege, takes: S, run: Run<S>): Act =>
  Object.assign(create(needs, takes, ofProperty, run), { writes: writableBy(takes) })

/** HPE's own client names the action in the body once more, as iLO 4 wanted it. */
const withoutName = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body
  const { Action: _, Target: __, ...rest } = body as Resource
  return rest
}

/** An action by its name, `LogService.ClearLog`, and what it takes. */
export const acting = <S extends Taking>(
  action: string,
  needs: Privilege,
  takes: S,
  run: Run<S>,
): Record<string, Act> => {
  const act = create(needs, takes, ofParameter(nameOf(action)), run)
  return { [action]: (body, caller) => act(withoutName(body), caller) }
}

/** `Oem/Hpe/HpeiLO.ClearRestApiState` → `HpeiLO.ClearRestApiState`. */
const nameOf = (action: string) => action.split('/').at(-1) ?? action

/** An action that takes nothing. */
export const nothing = v.strictObject({})
