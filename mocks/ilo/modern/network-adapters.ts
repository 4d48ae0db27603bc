import { fittingOf } from '../../estate/parts/fitting'
import { serialOf } from '../../estate/parts/part'
import { type Port, portsOf } from '../../estate/parts/ports'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { healthWord, partWord, wordOf } from '../words'
import { list, single } from './kit'

/** The adapter in slot 1, as discovered over its own bus; an iLO 7 names it by the card. */
export const adapterId = ({ generation }: View): string =>
  generation === 7 ? 'DA000000' : 'DE080000'
export const adapterPath = (view: View): string => `Chassis/1/NetworkAdapters/${adapterId(view)}`

const slot = {
  PartLocation: { LocationOrdinalValue: 1, LocationType: 'Slot', ServiceLabel: 'PCI-E Slot 1' },
}

const adapter = (view: View): Resource => {
  const { machine } = view
  const path = adapterPath(view)
  const { adapter: kind } = fittingOf(machine)
  const health = partWord(machine, 'network')
  return {
    Controllers: [
      {
        ControllerCapabilities: {
          NetworkDeviceFunctionCount: kind.ports,
          NetworkPortCount: kind.ports,
        },
        FirmwarePackageVersion: kind.firmware,
        Location: slot,
      },
    ],
    Location: slot,
    Manufacturer: 'MLNX',
    Model: kind.name,
    Name: 'NetworkAdapter',
    NetworkDeviceFunctions: ref(`${path}/NetworkDeviceFunctions`),
    PartNumber: kind.pciId.slice(0, 10).toUpperCase(),
    Ports: ref(`${path}/Ports`),
    SerialNumber: serialOf(machine, 'adapter 1', 10),
    Status: { Health: health, HealthRollup: health, State: 'Enabled' },
  }
}

const linkWords = { UP: 'LinkUp', DOWN: 'LinkDown' } as const

const port = ({ machine }: View, one: Port): Resource => {
  const gbps = fittingOf(machine).adapter.mbps / 1000
  const health = wordOf(one.health ?? 'OK')
  return {
    CurrentSpeedGbps: one.mbps / 1000,
    Ethernet: { AssociatedMACAddresses: [one.mac], LLDPEnabled: true, WakeOnLANEnabled: false },
    LinkConfiguration: [
      {
        AutoSpeedNegotiationCapable: true,
        AutoSpeedNegotiationEnabled: true,
        CapableLinkSpeedGbps: [1, 10, gbps],
      },
    ],
    LinkNetworkTechnology: 'Ethernet',
    LinkState: 'Enabled',
    LinkStatus: one.link && linkWords[one.link],
    MaxFrameSize: 1522,
    MaxSpeedGbps: gbps,
    Name: 'Port',
    PortId: String(one.number),
    SignalDetected: one.link === 'UP',
    Status: { Health: health, HealthRollup: health, State: 'Enabled' },
  }
}

/** iLO 5 and 6 count the ports of an adapter from 0, an iLO 7 from 1. */
const portId = ({ generation }: View, { number }: Port) => (generation === 7 ? number : number - 1)

const functions = (view: View, ports: Port[]) => {
  const path = adapterPath(view)
  return list(
    `${path}/NetworkDeviceFunctions`,
    'NetworkDeviceFunction',
    { name: 'NetworkDeviceFunctionCollection' },
    ports.map((one) =>
      single(
        view,
        `${path}/NetworkDeviceFunctions/${portId(view, one)}`,
        'NetworkDeviceFunction',
        () => ({
          BootMode: 'PXE',
          DeviceEnabled: true,
          Ethernet: { MACAddress: one.mac, MTUSize: 1522, PermanentMACAddress: one.mac },
          Links: { PhysicalNetworkPortAssignment: ref(`${path}/Ports/${portId(view, one)}`) },
          Name: 'NetworkDeviceFunction',
          NetDevFuncCapabilities: ['Ethernet'],
          NetDevFuncType: 'Ethernet',
          Status: { Health: 'OK', HealthRollup: healthWord(view.machine), State: 'Enabled' },
        }),
      ),
    ),
  )
}

export const networkAdapterEntries = (view: View): Entry[] => {
  const path = adapterPath(view)
  const ports = portsOf(view.machine)
  return list('Chassis/1/NetworkAdapters', 'NetworkAdapter', { name: 'NetworkAdapterCollection' }, [
    single(view, path, 'NetworkAdapter', () => adapter(view)),
    ...list(
      `${path}/Ports`,
      'Port',
      { name: 'PortCollection', description: 'A Collection of Port resource instances' },
      ports.map((one) =>
        single(view, `${path}/Ports/${portId(view, one)}`, 'Port', () => port(view, one)),
      ),
    ),
    ...functions(view, ports),
  ])
}
