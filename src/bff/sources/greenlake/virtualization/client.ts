import type * as v from 'valibot'
import type { Upstream } from '../../../upstream/upstream'
import { readPage } from '../read'

/** The paths of Virtualization that are read. */
export const createVirtualizationClient = (upstream: Upstream) => ({
  source: upstream.source,

  vms: <T extends v.GenericSchema>(item: T, offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      item,
      '/virtualization/v1beta1/virtual-machines',
      { sort: 'id', offset, limit: 500 },
      signal,
    ),
})
