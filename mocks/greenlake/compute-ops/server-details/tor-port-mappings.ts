import { portsOf } from '../../../estate/parts/ports'
import type { Port } from '../../../estate/parts/ports'
import { createRandom } from '../../../estate/random'
import type { Machine } from '../../../estate/types'
import { inRegion } from '../../in-region'
import { readRoutes } from '../../read-routes'
import { resource } from '../../resource'
import type { Route } from '../../route'
import { microTime } from '../../times'
import { serverPaths } from './server'

type Mapping = { machine: Machine; port: Port; collectedAt: number }

/** Each port of a server leads to the switch of its number at the top of the rack. */
const switchOf = ({ site, hostName }: Machine, port: number) => {
  const rack = Math.ceil(Number(hostName.split('-').at(-1) ?? 1) / 20)
  const name = `${site}-tor-${String(rack).padStart(2, '0')}${port % 2 === 1 ? 'a' : 'b'}`
  const random = createRandom(0, `switch/${name}`)
  return {
    name,
    serial: `SG${random.int(10, 99)}KN${random.hex(4).toUpperCase()}`,
    address: `10.250.${random.int(1, 250)}.${random.int(1, 250)}`,
  }
}

const toWire = ({ machine, port, collectedAt }: Mapping) => {
  const { name, serial, address } = switchOf(machine, port.number)
  const link = port.link ?? 'UNKNOWN'
  return {
    id: createRandom(0, `${machine.id}/port ${port.number}/mapping`).uuid(),
    type: 'compute-ops-mgmt/server/tor-port-mapping',
    generation: 1,
    createdAt: microTime(collectedAt),
    updatedAt: microTime(collectedAt),
    serverId: machine.id,
    portMac: port.mac,
    clientState: link === 'UP' ? 'ONLINE' : 'OFFLINE',
    portConnectivityState: link === 'UP' ? 'CURRENT' : 'CACHED',
    portLastConnectedAt: microTime(collectedAt),
    switchName: name,
    switchModel: 'Aruba 8325-48Y8C',
    switchSerialNumber: serial,
    switchFwVersion: 'GL.10.13.1040',
    switchIpAddress: address,
    switchGroupName: machine.site,
    switchSite: machine.site,
    switchStatus: 'UP',
    switchPort: `1/1/${(Number(machine.hostName.split('-').at(-1) ?? 1) % 48) + 1}`,
    switchPortAdminState: 'UP',
    switchPortLinkStatus: link,
    switchPortSpeed: `${port.mbps / 1_000} Gbps`,
    switchPortNativeVlan: '1',
    switchPortVlans: '20,30',
  }
}

/** Where a server's ports are plugged in; empty until a job has looked (facts.md 5.1). */
export const torPortMappingRoutes: Route[] = Object.values(serverPaths).flatMap((path) =>
  readRoutes(
    resource<Mapping>({
      service: 'compute-ops',
      path: `${path}/:parentId/tor-port-mappings`,
      limit: { fallback: 100, min: 0, max: 1000 },
      filter: null,
      sort: false,
      select: null,
      empty: [],
      list: (scope, parentId) => {
        const machine = inRegion(scope, scope.estate.machines, parentId)
        if (!machine) return null
        const { networkCollectedAt: collectedAt } = machine.com
        return collectedAt === null
          ? []
          : portsOf(machine).map((port) => ({ machine, port, collectedAt }))
      },
      find: null,
      toWire,
    }),
  ),
)
