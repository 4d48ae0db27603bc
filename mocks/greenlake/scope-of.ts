import type { Estate } from '../estate/estate'
import { createSignedAddresses } from './presigned'
import type { Scope } from './resource'
import { workspaceId } from './signed-in'

/** One region of an estate, as its resources are asked by tests without a server before them. */
export const scopeOf = (estate: Estate): Scope => ({
  estate,
  region: 'eu-central',
  workspaceId,
  operationsWire: 'current',
  signed: createSignedAddresses(estate.now),
  secretMark: '',
  outgoing: async () => new Response(null),
})
