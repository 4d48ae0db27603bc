import type { Estate } from '../estate/estate'
import type { Region } from '../estate/types'
import type { Dialect } from '../odata/dialect'
import type { Comparing } from '../odata/evaluate'
import type { Language } from './language'
import type { SignedAddresses } from './presigned'
import type { Service } from './refusal'

/** What a request is answered for: the estate as one region of one workspace shows it. */
export type Scope = {
  estate: Estate
  region: Region
  workspaceId: string
  /** Which generation of its wire Data Services' async-operations speak (data-services facts.md 6). */
  operationsWire: OperationsWire
  signed: SignedAddresses
  /** Stands in front of every secret that an answer carries. */
  secretMark: string
  /** Sends what the services themselves send, such as the deliveries of webhooks. */
  outgoing: (request: Request) => Promise<Response>
}

/** What clients meet today, and what those of spring 2024 met. */
export const operationsWires = ['current', 'march-2024'] as const
export type OperationsWire = (typeof operationsWires)[number]

/** Where a page of a list stands. */
export type Page = { offset: number; limit: number; count: number; total: number }

/** One collection of a service: how its list pages and filters, and how an entity looks on the wire. */
export type Resource<T> = {
  service: Service
  /** Below the host; `:id` of a parent where the collection belongs to one. */
  path: string
  /** Null where the collection is not paged. */
  limit: { fallback: number; min: number; max: number } | null
  maxOffset?: number
  /** Paged by `next` instead of `offset` (compute-ops facts.md 4.2). */
  cursor?: boolean
  filter: { dialect: Dialect; caseless?: readonly string[]; properties: readonly string[] } | null
  /** Whether the asker may sort; by which properties alone where they are a closed list. */
  sort: boolean | readonly string[]
  select: 'nested' | 'top' | null
  /** What an empty list has for `items`: Data Services send null. */
  empty: [] | null
  /** In the service's default order; null where the parent does not exist. */
  list: (scope: Scope, parentId: string) => readonly T[] | null
  /** Null where there is no route of single items, undefined where there is no such item. */
  find: ((scope: Scope, id: string, parentId: string) => T | undefined) | null
  toWire: (entity: T, scope: Scope, language: Language) => object
  /** Where given, an entity goes on the wire once per version, however often it is asked for. */
  version?: (entity: T, scope: Scope) => number | string
  /** The part of the wire, by whole fields, that is another at each moment whatever the version. */
  moving?: (entity: T, scope: Scope) => object
  /** What versions are of, where an entity is put together for each reading. */
  subject?: (entity: T) => object
  /** Refuses (by a throw) what only this service finds wrong with a query, before all else. */
  check?: (search: URLSearchParams) => void
  /** What a list's answer has beside items, count, total and offset. */
  envelope?: (page: Page) => object
  /**
   * What filters and sorts see of an entity, by path, where that is known without writing it: lists that
   * are asked for no more than that, or for parts of it, write their page only.
   */
  keys?: Readonly<Record<string, (entity: T, scope: Scope) => unknown>>
  /** What sorts as a key of that path does and is quicker to get: times as numbers. */
  orders?: Readonly<Record<string, (entity: T) => number>>
  /** What filters and sorts see where that differs from the wire. */
  toFilter?: (wire: object) => object
}

/** Fills in what resources of one service have in common, and keeps their entity's type. */
export const resource = <T>(entry: Resource<T>): Resource<T> => entry

/** Whether a filter may name a path; `hardware/**` allows everything below. */
export const mayFilter = (properties: readonly string[], path: string): boolean =>
  properties.some((allowed) =>
    allowed.endsWith('/**')
      ? path === allowed.slice(0, -3) || path.startsWith(allowed.slice(0, -2))
      : allowed === path,
  )

/** How a resource's filters compare. */
export const comparing = ({ filter }: Pick<Resource<unknown>, 'filter'>): Comparing => ({
  lax: filter?.dialect.lax ?? false,
  caseless: new Set(filter?.caseless),
  ...(filter?.dialect.anyCaseContains ? { anyCaseContains: true } : {}),
})
