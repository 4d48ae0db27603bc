import type { Estate } from '../estate/estate'
import type { Region } from '../estate/types'
import type { Method } from '../router'

/** An answer as a client of the API gets it; `body` is undefined where there is none. */
export type Answer = { status: number; headers: Headers; body: unknown }

/** A still estate behind one API, signed in; each call of the contract has one of its own. */
export type Subject = {
  estate: Estate
  region: Region
  /** The first federation, whose controllers answer for OmniStack. */
  federationId: string
  workspaceId: string
  /** Lets time go by, ms. */
  pass: (ms: number) => void
  /** Sends what a client would; a body goes as JSON in the media type that the method takes. */
  send: (
    method: Method,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>
  /** The same, with the answer as it comes. */
  ask: (
    method: Method,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>
  /** A request as it is: for addresses that the API gives out, where nobody signs in. */
  fetch: (request: Request) => Promise<Response>
}

type Given<T> = T | ((subject: Subject) => T | Promise<T>)

/** How one operation of a document is called once. */
export type ContractCall = {
  /** Method and path as the document spells them. */
  operation: `${Method} /${string}`
  /** Address with query; left out: the document's path, which then has no parameters. */
  path?: Given<string>
  body?: Given<unknown>
  headers?: Record<string, string>
  /** What it answers; left out: the first success that the document declares. */
  status?: number
}

/** A call's method, and its path as the document spells it. */
export const partsOf = ({ operation }: Pick<ContractCall, 'operation'>): [Method, string] => {
  const space = operation.indexOf(' ')
  return [operation.slice(0, space) as Method, operation.slice(space + 1)]
}

/** What `given` says for this subject. */
export const givenFor = async <T>(given: Given<T>, subject: Subject): Promise<T> =>
  typeof given === 'function' ? (given as (subject: Subject) => T | Promise<T>)(subject) : given

/** The `id` of what an answer holds; throws with the answer where there is none. */
export const idIn = ({ status, body }: Answer): string => {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  if (typeof id !== 'string') throw new Error(`No id in ${status} ${JSON.stringify(body)}`)
  return id
}

/** The ids that a list gives; throws with the answer where it is none. */
export const idsIn = ({ status, body }: Answer): string[] => {
  const items = typeof body === 'object' && body !== null && 'items' in body ? body.items : null
  if (!Array.isArray(items)) throw new Error(`No list in ${status} ${JSON.stringify(body)}`)
  return items.map(({ id }: { id: string }) => id)
}

/** The first of them. */
export const firstIdIn = (answer: Answer): string => {
  const [id] = idsIn(answer)
  if (id === undefined) throw new Error('The list is empty.')
  return id
}

/** An id in one segment of an address. */
export const segment = (id: string): string => encodeURIComponent(id)
