import { createRegion } from '../../signed-in'

/** A region whose servers are all connected. */
export const createConnectedRegion = () => {
  const region = createRegion()
  for (const id of region.estate.machines.keys()) region.estate.reconnect(id)
  return region
}
