import type { Upstream } from '../../../upstream/upstream'
import { readPage } from '../read'
import { vmSchema } from './wire'

/** The paths of Virtualization that are read. */
export const createVirtualizationClient = (upstream: Upstream) => ({
  source: upstream.source,

  vms: (offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      vmSchema,
      '/virtualization/v1beta1/virtual-machines',
      { sort: 'id', offset, limit: 500 },
      signal,
    ),
})
