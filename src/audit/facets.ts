import { auditWord } from '../contract/audit'
import type { Facet } from '../table/facets'

/** What the log can be narrowed by. */
export const auditFacets: readonly Facet[] = [
  { param: 'action', name: 'Did', word: auditWord },
  { param: 'actor', name: 'Who' },
  { param: 'role', name: 'Role' },
]
