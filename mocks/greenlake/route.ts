import * as v from 'valibot'
import type { Addressed } from '../router'
import type { Language } from './language'
import type { Service } from './refusal'
import { badFields, Refused } from './refusal'
import type { Scope } from './resource'
import type { ApiClient } from './tokens'

/** Asks this host something on behalf of the same client, as its schedules do; a body is JSON. */
export type Ask = (asked: {
  method: string
  uri: string
  query: Record<string, string>
  headers: Record<string, string>
  body: unknown
}) => Response | Promise<Response>

/** A request that has passed the gate, taken apart. */
export type Call = {
  scope: Scope
  request: Request
  /** What stands at the `:name`s of the path, decoded. */
  params: Readonly<Record<string, string>>
  search: URLSearchParams
  /** The JSON that came along; undefined where none did. */
  body: unknown
  client: ApiClient
  ask: Ask
  language: Language
}

/** One operation of a service. `Refused`, thrown on the way, is its answer. */
export type Route = Addressed & {
  service: Service
  answer: (call: Call) => Response | Promise<Response>
  /** Media types that a body may have; left out: what the service takes with this method. */
  takes?: readonly string[]
  /** The media type that it answers in where that is not JSON. */
  gives?: string
  /** Told by headers with every answer (compute-ops facts.md 1). Epoch ms. */
  deprecation?: { at: number; sunset: number; successor: string }
}

/** The body in the form that an operation wants; else 400 that names each field at fault. */
export const readBody = <S extends v.GenericSchema>(
  { body }: Call,
  service: Service,
  schema: S,
): v.InferOutput<S> => {
  const read = v.safeParse(schema, body)
  if (read.success) return read.output
  throw new Refused(
    badFields(
      service,
      read.issues.map((issue) => ({
        subject: v.getDotPath(issue) ?? 'body',
        description: issue.message,
      })),
    ),
  )
}

/** 201 with the new thing and its address. */
export const created = (wire: object, uri: string): Response =>
  Response.json(wire, { status: 201, headers: { location: uri } })

/** 202 with the address of what tells how it goes; no body of its own but `{}`. */
export const accepted = (uri: string, body: object = {}): Response =>
  Response.json(body, { status: 202, headers: { location: uri } })

export const noContent = (): Response => new Response(null, { status: 204 })
