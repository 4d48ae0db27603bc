import { iloSettingOf } from '../../estate/ilo-settings'
import { fittingOf } from '../../estate/parts/fitting'
import { createRandom } from '../../estate/random'
import type { Machine } from '../../estate/types'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { hostNameOfIlo } from '../words'
import { enabled, list, oem, offer, single, withheld } from './kit'

const path = 'Managers/1'
const nics = `${path}/EthernetInterfaces`

/** The iLO's own address on the wire, one for each of its ports. */
const macOf = ({ id }: Machine, port: string): string =>
  (createRandom(0, `${id}/${port}`).hex(6).toUpperCase().match(/../g) ?? []).reduce(
    (mac, pair) => `${mac}:${pair}`,
    '7C:A6:2A',
  )

const gatewayOf = (address: string) => address.replace(/\.\d+$/, '.254')

const nothing4 = {
  IPv4Addresses: [],
  IPv4StaticAddresses: [],
  IPv6AddressPolicyTable: [],
  IPv6Addresses: [],
  IPv6StaticAddresses: [],
  IPv6StaticDefaultGateways: [],
  NameServers: [],
  StaticNameServers: [],
}

/** Addresses are given by hand. */
const dhcpv4 = {
  UseDNSServers: false,
  UseDomainName: false,
  UseGateway: false,
  UseNTPServers: false,
  UseStaticRoutes: false,
}
const dhcpv6 = {
  OperatingMode: 'Disabled',
  UseDNSServers: false,
  UseDomainName: false,
  UseNTPServers: false,
  UseRapidCommit: false,
}

const dedicated = (view: View): Resource => {
  const { machine, generation } = view
  const { address } = machine.ilo
  const mac = macOf(machine, 'ilo')
  const static4 = { Address: address, AddressOrigin: 'Static', SubnetMask: '255.255.255.0' }
  return {
    ...nothing4,
    AutoNeg: true,
    DHCPv4: { DHCPEnabled: false, ...dhcpv4 },
    DHCPv6: dhcpv6,
    Description: 'Configuration of this Manager Network Interface',
    FQDN: null,
    FullDuplex: true,
    HostName: hostNameOfIlo(machine),
    IPv4Addresses: [{ ...static4, Gateway: gatewayOf(address) }],
    IPv4StaticAddresses: [static4],
    IPv6DefaultGateway: '::',
    InterfaceEnabled: true,
    LinkStatus: 'LinkUp',
    ...(generation === 5 ? {} : { Links: { Ports: [ref(`${path}/DedicatedNetworkPorts/1`)] } }),
    MACAddress: mac,
    MaxIPv6StaticAddresses: 4,
    Name: 'Manager Dedicated Network Interface',
    Oem: oem(view, 'HpeiLOEthernetNetworkInterface', {
      ConfigurationSettings: 'Current',
      DHCPv4: { ...dhcpv4, ClientIdType: 'Default', Enabled: false, UseWINSServers: false },
      DomainName: '',
      HostName: hostNameOfIlo(machine),
      IPv4: {
        DDNSRegistration: true,
        DNSServers: ['0.0.0.0', '0.0.0.0', '0.0.0.0'],
        WINSRegistration: false,
      },
      IPv6: { DDNSRegistration: true, DNSServers: ['::', '::', '::'], SLAACEnabled: true },
      InterfaceType: 'Dedicated',
      NICEnabled: true,
      NICSupportsIPv6: true,
      PingGatewayOnStartup: true,
    }),
    PermanentMACAddress: mac,
    SpeedMbps: 1000,
    StatelessAddressAutoConfig: { IPv6AutoConfigEnabled: true },
    Status: enabled,
    VLAN: { VLANEnable: false, VLANId: null },
  }
}

const sleeping = (view: View, name: string, type: string, mac: string): Resource => ({
  ...nothing4,
  Description: 'Configuration of this Manager Network Interface',
  InterfaceEnabled: false,
  LinkStatus: null,
  MACAddress: mac,
  Name: name,
  Oem: oem(view, 'HpeiLOEthernetNetworkInterface', {
    ConfigurationSettings: 'Current',
    InterfaceType: type,
    NICSupportsIPv6: type === 'Shared',
  }),
  PermanentMACAddress: mac,
  Status: { Health: null, State: 'Disabled' },
})

/** The interface to the host, which names the host's own resource for it. */
const virtual = (view: View): Resource => ({
  ...sleeping(view, 'Manager Virtual Network Interface', 'HostInterface', '0A:CA:FE:F0:0D:04'),
  Links: { HostInterface: ref(`${path}/HostInterfaces/1`) },
})

const port = (number: number, isEnabled: boolean) => ({ Port: number, ProtocolEnabled: isEnabled })
const tests = ['SendTestAlertMail', 'SendTestSyslog'].map(
  (name) => `Oem/Hpe/HpeiLOManagerNetworkService.${name}`,
)

const protocols = (view: View): Resource => ({
  FQDN: null,
  HTTP: port(80, true),
  HTTPS: port(443, true),
  HostName: hostNameOfIlo(view.machine),
  IPMI: port(623, iloSettingOf(view.machine, 'IPMI/ProtocolEnabled') === true),
  KVMIP: port(17_990, true),
  Name: 'Manager Network Services',
  Oem: oem(view, 'HpeiLOManagerNetworkService', {
    Actions: Object.assign({}, ...tests.map((action) => offer(`${path}/NetworkProtocol`, action))),
    AlertMailEmail: '',
    AlertMailEnabled: false,
    ConfigurationSettings: 'Current',
    ...(view.generation === 7 ? {} : { FederationEnabled: true, FederationSupported: true }),
    Links: {
      EthernetInterfaces: ref(nics),
      SNMPService: ref(`${path}/SnmpService`),
    },
    RemoteSyslogEnabled: false,
    RemoteSyslogPort: 514,
    RemoteSyslogServer: '',
    SNMPTrapPort: 162,
    VirtualMediaEncryptionEnabled: true,
    XMLResponseEnabled: true,
  }),
  SNMP: port(161, true),
  SSDP: {
    ...port(1900, true),
    NotifyIPv6Scope: 'Site',
    NotifyMulticastIntervalSeconds: 600,
    NotifyTTL: 5,
  },
  SSH: port(22, true),
  Status: { State: 'Enabled' },
  VirtualMedia: port(17_988, true),
})

/** How the iLO itself is reached: its own port, one shared with the host where there is one, and the host's. */
export const managerNetworkEntries = (view: View): Entry[] => {
  const { machine } = view
  const hasShared = fittingOf(machine).supplies !== null
  const shared = () =>
    sleeping(view, 'Manager Shared Network Interface', 'Shared', macOf(machine, 'ilo shared'))
  return [
    ...list(
      nics,
      'EthernetInterface',
      {
        name: 'Manager Network Interfaces',
        description: 'Configuration of Manager Network Interfaces',
      },
      [
        single(view, `${nics}/1`, 'EthernetInterface', () => dedicated(view)),
        ...(hasShared ? [single(view, `${nics}/2`, 'EthernetInterface', shared)] : []),
        single(view, `${nics}/3`, 'EthernetInterface', () => virtual(view)),
      ],
    ),
    single(view, `${path}/NetworkProtocol`, 'ManagerNetworkProtocol', () => protocols(view), {
      actions: withheld(...tests),
    }),
    ...list(
      `${path}/HostInterfaces`,
      'HostInterface',
      { name: 'Host Interface', description: 'Host Interface view' },
      [
        single(view, `${path}/HostInterfaces/1`, 'HostInterface', () => ({
          ExternallyAccessible: false,
          HostInterfaceType: 'NetworkHostInterface',
          InterfaceEnabled: false,
          ManagerEthernetInterface: ref(`${nics}/3`),
          Name: 'USB Virtual Ethernet Interface',
          NetworkProtocol: ref(`${path}/NetworkProtocol`),
          Status: { State: 'Disabled' },
        })),
      ],
    ),
    ...(view.generation === 5
      ? []
      : list(`${path}/DedicatedNetworkPorts`, 'Port', { name: 'Dedicated Network Ports' }, [
          single(view, `${path}/DedicatedNetworkPorts/1`, 'Port', () => ({
            Ethernet: { LLDPEnabled: false },
            Name: 'Manager Dedicated Network Port',
          })),
        ])),
  ]
}
