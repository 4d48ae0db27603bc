import type { Model } from './hardware'
import { createMachine } from './machines'
import { createRandom } from './random'
import type { Machine } from './types'

/** An open-rack server, which has no name for itself; of an iLO it has nothing. */
const openRack: Model = {
  name: '',
  generation: 'GEN_10',
  productId: 'OCP-2OU',
  processor: 'Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz',
  memoryMb: 196_608,
  romFamily: '',
  romVersions: ['', ''],
  ilo: 5,
  share: 0,
}

/**
 * The machine of another vendor: COM knows nothing of it, only its BMC does, an OpenBMC. It stands in a
 * rack in Paris, and is off until somebody switches it on.
 */
export const createForeign = (now: number): Machine => {
  const fleet = { region: 'eu-central', site: 'paris', code: 'par', role: 'ocp', count: 1 } as const
  const machine = createMachine(createRandom(0, 'foreign'), fleet, 1, openRack, now)
  return { ...machine, subscribed: false, connected: false, power: 'OFF', os: null }
}
