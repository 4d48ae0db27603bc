import { fittingOf } from '../../estate/parts/fitting'
import { serialOf } from '../../estate/parts/part'
import { type Port, portsOf } from '../../estate/parts/ports'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { isBooted, partWord, wordOf } from '../words'
import { list, single } from './kit'
import { adapterId, adapterPath } from './network-adapters'

const system = 'Systems/1'
const linkWords = { UP: 'LinkUp', DOWN: 'LinkDown' } as const

/** A port as the host sees it; without the agent in its system little is known of it. */
const hostInterface = ({ machine }: View, one: Port): Resource => ({
  FullDuplex: isBooted(machine),
  IPv4Addresses: [],
  IPv4StaticAddresses: [],
  IPv6AddressPolicyTable: [],
  IPv6Addresses: [],
  IPv6StaticAddresses: [],
  IPv6StaticDefaultGateways: [],
  InterfaceEnabled: null,
  LinkStatus: one.link && linkWords[one.link],
  MACAddress: one.mac,
  Name: '',
  NameServers: [],
  SpeedMbps: one.mbps > 0 && isBooted(machine) ? one.mbps : null,
  StaticNameServers: [],
  Status:
    one.link === null
      ? { Health: null, State: null }
      : { Health: wordOf(one.health ?? 'OK'), State: 'Enabled' },
  UefiDevicePath: 'PciRoot(0x1)/Pci(0x2,0x0)/Pci(0x0,0x0)',
})

const baseAdapter = ({ machine }: View, ports: Port[]): Resource => {
  const { adapter } = fittingOf(machine)
  return {
    FcPorts: [],
    Firmware: { Current: { VersionString: adapter.firmware } },
    Location: 'PCI-E Slot 1',
    Name: adapter.name,
    PhysicalPorts: ports.map((one) => ({
      FullDuplex: isBooted(machine),
      IPv4Addresses: [],
      IPv6Addresses: [],
      LinkStatus: one.link && linkWords[one.link],
      MacAddress: one.mac,
      Name: '',
      SpeedMbps: one.mbps,
      Status: { Health: wordOf(one.health ?? 'OK') },
    })),
    SerialNumber: serialOf(machine, 'adapter 1', 10),
    Status: { Health: partWord(machine, 'network'), State: 'Enabled' },
    StructuredName: 'NIC.Slot.1.1',
    UEFIDevicePath: 'PciRoot(0x1)/Pci(0x2,0x0)/Pci(0x0,0x0)',
  }
}

const networkInterface = (view: View): Entry =>
  single(view, `${system}/NetworkInterfaces/${adapterId(view)}`, 'NetworkInterface', () => ({
    Description: 'Resources of the network adapter',
    Links: { NetworkAdapter: ref(adapterPath(view)) },
    Name: 'Network Interface',
    NetworkDeviceFunctions: ref(`${adapterPath(view)}/NetworkDeviceFunctions`),
    Ports: ref(`${adapterPath(view)}/Ports`),
  }))

/** The network as the host has it; only iLO 5 still has its older list of adapters (facts.md 11). */
export const hostNetworkEntries = (view: View): Entry[] => {
  const ports = portsOf(view.machine)
  return [
    ...list(
      `${system}/EthernetInterfaces`,
      'EthernetInterface',
      {
        name: 'System Ethernet Interfaces',
        description: 'Collection of System Ethernet Interfaces',
      },
      ports.map((one) =>
        single(view, `${system}/EthernetInterfaces/${one.number}`, 'EthernetInterface', () =>
          hostInterface(view, one),
        ),
      ),
    ),
    ...list(
      `${system}/NetworkInterfaces`,
      'NetworkInterface',
      { name: 'Network Interface Collection' },
      view.generation === 7 ? [networkInterface(view)] : [],
    ),
    ...(view.generation === 5
      ? list(
          `${system}/BaseNetworkAdapters`,
          'HpeBaseNetworkAdapter',
          { name: 'BaseNetworkAdapters', description: 'BaseNetworkAdapters view' },
          [
            single(view, `${system}/BaseNetworkAdapters/1`, 'HpeBaseNetworkAdapter', () =>
              baseAdapter(view, ports),
            ),
          ],
        )
      : []),
  ]
}
