import { createRandom } from '../../estate/random'
import type { Machine } from '../../estate/types'
import type { View } from '../view'
import { hostNameOfIlo, stamp } from '../words'
import type { Named } from './named'
import { hp, members, outside } from './named'

const base = 'Managers/1'

const service = (
  name: string,
  kind: string,
  always: Named['always'],
  more: Partial<Named> = {},
): Named => ({
  path: `${base}/${name}`,
  name: kind,
  version: '1.0.0',
  always: { Name: name, ...always },
  fresh: { Id: name },
  ...more,
})

const macOf = (machine: Machine, number: number): string => {
  const pairs = createRandom(0, `${machine.id}/ilo nic ${number}`).hex(6).match(/../g) ?? []
  return ['5c', 'b9', '01', ...pairs].join(':')
}

/** The iLO's own ports: the dedicated one is in use, the shared one is not. */
const nic = (machine: Machine, number: 1 | 2): Named => {
  const isUsed = number === 1
  const mac = macOf(machine, number)
  const address = {
    Address: isUsed ? machine.ilo.address : '0.0.0.0',
    AddressOrigin: 'Static',
    Gateway: isUsed ? machine.ilo.address.replace(/\d+$/, '254') : '0.0.0.0',
    SubnetMask: '255.255.255.0',
  }
  return {
    path: `${base}/EthernetInterfaces/${number}`,
    name: 'EthernetInterface',
    version: '1.0.0',
    oldName: 'EthernetNetworkInterface',
    always: {
      Autosense: true,
      FactoryMacAddress: mac,
      FullDuplex: true,
      HostName: hostNameOfIlo(machine),
      IPv4Addresses: [address],
      IPv6Addresses: [],
      LinkTechnology: 'Ethernet',
      Name: isUsed ? 'Manager Dedicated Network Interface' : 'Manager Shared Network Interface',
      Oem: hp('HpiLOEthernetNetworkInterface', '1.0.0', { NICEnabled: isUsed }),
      SpeedMbps: isUsed ? 1_000 : 0,
      Status: { Health: 'OK', State: isUsed ? 'Enabled' : 'Disabled' },
    },
    fresh: { Id: String(number), MACAddress: mac },
    old: { MacAddress: mac },
  }
}

const medium = (number: number, types: string[], title: string): Named => ({
  path: `${base}/VirtualMedia/${number}`,
  name: 'VirtualMedia',
  version: '1.0.0',
  always: {
    ConnectedVia: 'NotConnected',
    Description: title,
    Image: '',
    Inserted: false,
    MediaTypes: types,
    Name: 'VirtualMedia',
    WriteProtected: true,
  },
  fresh: { Id: String(number) },
})

const ports = { HTTP: 80, HTTPS: 443, IPMI: 623, KVMIP: 17_990, SNMP: 161, SSDP: 1_900, SSH: 22 }

/** What an iLO 4 has besides: its network, clock, licence and media. */
export const managerServices = ({ machine, now }: View): Named[] => [
  members(`${base}/EthernetInterfaces`, 'EthernetInterface', 'Manager Network Interfaces', [
    `${base}/EthernetInterfaces/1`,
    `${base}/EthernetInterfaces/2`,
  ]),
  nic(machine, 1),
  nic(machine, 2),
  service(
    'NetworkService',
    'ManagerNetworkProtocol',
    {
      ...Object.fromEntries(
        Object.entries(ports).map(([name, port]) => [
          name,
          { Enabled: true, Port: port, ProtocolEnabled: true },
        ]),
      ),
      HostName: hostNameOfIlo(machine),
      SessionTimeoutMinutes: 30,
      Status: { State: 'Enabled' },
    },
    { oldName: 'ManagerNetworkService' },
  ),
  service('DateTime', 'HpiLODateTime', {
    ConfigurationSettings: 'Current',
    DateTime: stamp(now),
    PropagateTimeToHost: true,
    TimeZone: { Index: 1, Name: 'UTC', UtcOffset: '+00:00' },
  }),
  members(`${base}/LicenseService`, 'HpiLOLicense', 'License Service', [
    `${base}/LicenseService/1`,
  ]),
  {
    path: `${base}/LicenseService/1`,
    name: 'HpiLOLicense',
    version: '1.0.0',
    always: { License: 'iLO 4 Advanced', LicenseType: 'Perpetual', Name: 'License Service' },
    fresh: { Id: '1' },
  },
  service('SecurityService', 'HpSecurityService', {}),
  service(
    'ActiveHealthSystem',
    'HpiLOActiveHealthSystem',
    { AHSEnabled: true },
    {
      links: { AHSLocation: outside('/ahsdata/') },
    },
  ),
  service('EmbeddedMedia', 'HpiLOEmbeddedMedia', {
    Controller: { Status: { Health: 'OK', State: 'Enabled' } },
    SDCard: { Status: { State: 'Absent' } },
  }),
  members(`${base}/FederationGroups`, 'HpiLOFederationGroup', 'Federation Groups', []),
  members(`${base}/FederationPeers`, 'HpiLOFederationPeers', 'Federation Peers', []),
  members(`${base}/VirtualMedia`, 'VirtualMedia', 'iLO Virtual Media', [
    `${base}/VirtualMedia/1`,
    `${base}/VirtualMedia/2`,
  ]),
  medium(1, ['Floppy', 'USBStick'], 'Virtual Removable Media'),
  medium(2, ['CD', 'DVD'], 'Virtual Removable Media'),
]

/** Settings of the ROM; their address is written in lower case (facts.md 1). */
export const bios = ({ machine }: View): Named[] => [
  {
    path: 'systems/1/bios',
    name: 'HpBios',
    version: '1.2.0',
    always: {
      AdminEmail: '',
      AdminName: '',
      AdminPhone: '',
      AsrStatus: 'Enabled',
      AsrTimeoutMinutes: '10',
      AttributeRegistry: `HpBiosAttributeRegistry${machine.romFamily}.1.1.40`,
      BootMode: 'Uefi',
      BootOrderPolicy: 'RetryIndefinitely',
      Name: 'BIOS Current Settings',
      PowerProfile: 'BalancedPowerPerf',
      ProcHyperthreading: 'Enabled',
      ProcVirtualization: 'Enabled',
      ServerName: machine.hostName,
    },
    fresh: { Id: 'bios' },
  },
  {
    path: 'Systems/1/SecureBoot',
    name: 'HpSecureBoot',
    version: '1.0.0',
    always: {
      Name: 'SecureBoot',
      ResetAllKeys: false,
      ResetToDefaultKeys: false,
      SecureBootCurrentState: false,
      SecureBootEnable: false,
    },
    fresh: { Id: 'SecureBoot' },
  },
]
