import { createRandom } from './random'
import type { World } from './types'
import type { Datastore } from './virtual/types'

/** The storage array of a site. */
export const arrayOf = (site: string) => {
  const random = createRandom(0, `${site}/array`)
  return { id: random.uuid(), serial: `AF-${random.int(100_000, 999_999)}`, name: `array-${site}` }
}

/** The volume under a datastore; its id is no UUID, as recorded (samples, virtualization.datastores). */
export const volumeIdOf = ({ id }: Pick<Datastore, 'id'>): string =>
  createRandom(0, `${id}/volume`).hex(42)

/** Where a datastore stands. */
export const siteOf = (world: World, { clusterId }: Datastore): string => {
  const cluster = world.hypervisorClusters.get(clusterId)
  return world.hypervisorManagers.get(cluster?.managerId ?? '')?.site ?? ''
}
