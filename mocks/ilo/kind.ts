import type { Machine } from '../estate/types'
import type { Resource } from './redfish'
import type { Saying } from './saying'
import type { Section } from './tree'
import type { View } from './view'

/** Below which root was asked, and whether in pure Redfish (`OData-Version`, facts.md 2). */
export type Asked = { model: 'rest' | 'redfish'; isPure: boolean }

/** What one kind of BMC is like: everything in which kinds differ from each other. */
export type Kind = {
  /** It has a tree below `/rest/v1`; where not, such addresses lead on to Redfish. */
  hasLegacy: boolean
  sections: (view: View, asked: Asked) => Section[]
  /** The ETag of a resource as it is shown, and whether it stands in the body, too. */
  etag: { of: (resource: Resource) => string; inBody: boolean }
  answer: (machine: Machine, saying: Saying) => Response
}
