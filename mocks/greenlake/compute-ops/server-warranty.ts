import { createRandom } from '../../estate/random'
import type { Machine } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import { allInRegion } from '../in-region'
import { readRoutes } from '../read-routes'
import { resource } from '../resource'
import type { Route } from '../route'
import { microTime } from '../times'

const path = '/compute-ops-mgmt/v1beta2/server-warranty'

/** A third of the servers have a support contract; the others the warranty that they came with. */
const supportOf = ({ id, createdAt }: Machine) => {
  const { uuid, chance, int } = createRandom(0, `${id}/warranty`)
  const contract = chance(1 / 3)
  const years = contract ? 5 : int(1, 3)
  const start = new Date(createdAt)
  const end = new Date(createdAt)
  end.setUTCFullYear(end.getUTCFullYear() + years)
  return { id: uuid(), contract, start: start.getTime(), end: end.getTime() }
}

/** Support of each server; the id is one of its own, the server stands in `deviceId` (facts.md 6.8). */
const warranties = resource<Machine>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 100 },
  filter: {
    dialect: computeOpsDialect,
    properties: ['supportState', 'supportStartDate', 'supportEndDate'],
  },
  sort: false,
  select: null,
  empty: [],
  list: (scope) => allInRegion(scope, scope.estate.machines),
  find: (scope, id) =>
    allInRegion(scope, scope.estate.machines).find((machine) => supportOf(machine).id === id),
  toWire: (machine, { estate }) => {
    const { id, contract, start, end } = supportOf(machine)
    return {
      id,
      type: 'compute-ops-mgmt/server/warranty',
      deviceId: machine.id,
      supportState: end > estate.now() ? 'ACTIVE' : 'EXPIRED',
      supportLevel: contract ? 'HPE Tech Care Essential' : 'Warranty',
      contractLevel: contract ? 'HPE Tech Care Essential' : 'HPE Warranty',
      supportStartDate: microTime(start),
      supportEndDate: microTime(end),
      generation: 1,
      createdAt: microTime(machine.createdAt),
      updatedAt: microTime(machine.createdAt),
    }
  },
})

export const serverWarrantyRoutes: Route[] = readRoutes(warranties)
