import { createDrivenEstate } from '../driven-estate'
import type { Vm } from '../virtual/types'
import type { FederationTask } from './federation'
import type { TaskOrder } from './tasks'
import { startTask } from './tasks'

/** A still estate on a driven clock, with its first federation and what is asked of it. */
export const createDrivenFederation = (options: { speed?: number } = {}) => {
  const { estate, pass } = createDrivenEstate(options)
  const [federation] = estate.federations
  if (!federation) throw new Error('The estate has no federation.')
  const start = (order: TaskOrder): FederationTask =>
    estate.act((course, at) => startTask(course, at, federation, 'host', order))
  return {
    estate,
    pass,
    federation,
    start,
    /** Starts a task and lets it end. */
    settle: (order: TaskOrder): FederationTask => {
      const task = start(order)
      pass(Math.max(order.durationMs, 1_000))
      return task
    },
    vms: (power?: Vm['power']): Vm[] =>
      [...estate.vms.values()].filter(
        (vm) =>
          'omnistack' in vm.home &&
          vm.home.omnistack === federation.id &&
          (power === undefined || vm.power === power),
      ),
  }
}
