import type { Machine } from '../mocks/estate/types'

/** The page of a machine under the region that lists it: regions are sources of their own name. */
export const serverPath = ({ region, id }: Pick<Machine, 'region' | 'id'>) =>
  `/servers/${region}/${encodeURIComponent(id)}`
