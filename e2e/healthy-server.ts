import type { Estate } from '../mocks/estate/estate'
import type { Machine, Region } from '../mocks/estate/types'

/** A server of the region that COM knows, connected and without a fault; `nth`: another one. */
export const healthyServer = (estate: Estate, region: Region, nth: number): Machine => {
  const machine = [...estate.machines.values()].filter(
    (one) => one.region === region && one.subscribed && one.connected && one.faults.size === 0,
  )[nth]
  if (!machine) throw new Error(`${region} has no ${nth + 1} healthy servers.`)
  return machine
}
