import type { Machine } from '../estate/types'
import type { Resource } from './redfish'
import type { Generation, Saying } from './saying'
import type { Section } from './tree'
import type { View } from './view'

/**
 * Below which root was asked, whether in pure Redfish (`OData-Version`, facts.md 2), and for which page of
 * a list that comes in pages, from 1 on (facts.md 5).
 */
export type Asked = { model: 'rest' | 'redfish'; isPure: boolean; page: number }

/** What one kind of BMC is like: everything in which kinds differ from each other. */
export type Kind = {
  /** What is below `/rest/v1`: a tree of its own, the way on to Redfish, or nothing. */
  legacy: 'served' | 'moved' | 'none'
  /** The query options that it knows; others are dropped silently (facts.md 5). */
  options: readonly string[]
  sections: (view: View, asked: Asked) => Section[]
  /**
   * The ETag of a resource as it is shown; whether it stands in the body, too, and whether a write on an
   * outdated one is refused (facts.md 6).
   */
  etag: { of: (resource: Resource) => string; inBody: boolean; isChecked?: true }
  answer: (machine: Machine, saying: Saying) => Response
  /** What stands beside the resources, open to anyone; null: not at this address. */
  document?: (generation: Generation, pathname: string) => Response | null
  /** Answers come in chunks, without a length (facts.md 2). */
  isChunked?: true
}
