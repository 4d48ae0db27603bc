import { protectionStates, protectionStatus, vmSystems, vmSystemWord } from '../contract/vm'
import type { ProtectionState, Vm } from '../contract/vm'
import type { Facet } from '../table/facets'

const isProtection = (value: string): value is ProtectionState => value in protectionStatus
const isSystem = (value: string): value is Vm['system'] => value in vmSystemWord

/** What the backups view can be narrowed by. */
export const vmFacets: readonly Facet[] = [
  {
    param: 'protection',
    name: 'Protection',
    word: (value) => (isProtection(value) ? protectionStatus[value].word : value),
    shape: (value) => protectionStatus[isProtection(value) ? value : 'unknown'],
    order: protectionStates,
  },
  {
    param: 'system',
    name: 'System',
    word: (value) => (isSystem(value) ? vmSystemWord[value] : value),
    order: vmSystems,
  },
  { param: 'policy', name: 'Policy' },
  { param: 'cluster', name: 'Cluster' },
  { param: 'source', name: 'Source' },
]
