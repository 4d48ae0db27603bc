import * as v from 'valibot'
import { createRandom } from '../../estate/random'
import { restartIlo } from '../../estate/restart-ilo'
import { acting, type Entry } from '../entry'
import { ref } from '../redfish'
import { say } from '../saying'
import type { View } from '../view'
import { list, offerReset, offsetStamp, resetInfo, single, well } from './kit'

const path = 'Managers/bmc'
const firmware = '2.15.0-dev-686-g100c36de90'
const image = 'UpdateService/FirmwareInventory/5d0869c4'
const day = 86_400_000
const resetTypes = ['GracefulRestart', 'ForceRestart'] as const

/** What the BMC's own system wrote down when it started, by seconds since then. */
const started: readonly (readonly [seconds: number, line: string])[] = [
  [0, 'kernel: Booting Linux on physical CPU 0x0'],
  [2, 'systemd: Starting Network Configuration...'],
  [5, 'systemd: Started Phosphor Sysfs - Add LED.'],
  [9, 'systemd: Started Phosphor DBus Service Discovery Manager.'],
  [14, 'bmcweb: Starting webserver on port 443'],
  [31, 'systemd: Reached target Multi-User System.'],
]

const startOf = ({ machine, now }: View) =>
  machine.ilo.upSince > now - 30 * day ? machine.ilo.upSince : now - (now % (30 * day))

/** Entries are named by the microsecond in which they were written. */
const journal = (view: View): Entry[] => {
  const at = `${path}/LogServices/Journal`
  const from = startOf(view)
  const entries = started.map(([seconds, line]) => {
    const created = from + seconds * 1_000
    const id = String(created * 1_000 + createRandom(0, line).int(0, 999))
    return single(`${at}/Entries/${id}`, 'LogEntry.v1_9_0', {
      Created: offsetStamp(created),
      EntryType: 'Oem',
      Id: id,
      Message: line,
      Name: 'BMC Journal Entry',
      OemRecordFormat: 'BMC Journal Entry',
      Severity: 'OK',
    })
  })
  const service = single(at, 'LogService.v1_1_0', {
    DateTime: offsetStamp(view.now),
    DateTimeLocalOffset: '+00:00',
    Description: 'BMC Journal Log Service',
    Entries: ref(`${at}/Entries`),
    Id: 'Journal',
    Name: 'Open BMC Journal Log Service',
    OverWritePolicy: 'WrapsWhenFull',
  })
  return [service, ...inline(`${at}/Entries`, entries)]
}

/** Lines stand in their collection as a whole (facts.md 8). */
const inline = (path: string, entries: Entry[]): Entry[] => [
  single(path, 'LogEntryCollection', {
    Description: 'Collection of BMC Journal Entries',
    Members: entries.map((entry) => entry.read()),
    'Members@odata.count': entries.length,
    Name: 'Open BMC Journal Entries',
  }),
  ...entries,
]

const network = ({ machine }: View): Entry[] => {
  const host = machine.hostName
  const eth0 = single(`${path}/EthernetInterfaces/eth0`, 'EthernetInterface.v1_9_0', {
    DHCPv4: { DHCPEnabled: true },
    Description: 'Management Network Interface',
    EthernetInterfaceType: 'Physical',
    FQDN: host,
    HostName: host,
    IPv4Addresses: [
      {
        Address: machine.ilo.address,
        AddressOrigin: 'DHCP',
        Gateway: machine.ilo.address.replace(/\d+$/, '254'),
        SubnetMask: '255.255.255.0',
      },
    ],
    Id: 'eth0',
    InterfaceEnabled: true,
    LinkStatus: 'LinkUp',
    MACAddress: machine.mac,
    Name: 'Manager Ethernet Interface',
    SpeedMbps: 1_000,
    Status: well,
  })
  return [
    ...list(
      `${path}/EthernetInterfaces`,
      'EthernetInterface',
      'Ethernet Network Interface Collection',
      [eth0],
    ),
    single(`${path}/NetworkProtocol`, 'ManagerNetworkProtocol.v1_5_0', {
      Description: 'Manager Network Service',
      FQDN: host,
      HTTP: { Port: null, ProtocolEnabled: false },
      HTTPS: { Port: 443, ProtocolEnabled: true },
      HostName: host,
      IPMI: { Port: 623, ProtocolEnabled: true },
      Id: 'NetworkProtocol',
      NTP: { NTPServers: [], ProtocolEnabled: true },
      Name: 'Manager Network Protocol',
      SSH: { Port: 22, ProtocolEnabled: true },
      Status: well,
    }),
  ]
}

/** The BMC itself, and the image that it runs. */
export const managerEntries = (view: View): Entry[] => {
  const { estate, machine, managerId } = view
  const actions = acting(
    'Manager.Reset',
    'iLOConfigPriv',
    v.strictObject({ ResetType: v.picklist(resetTypes) }),
    () => {
      estate.act((course, at) => restartIlo(course, at, machine))
      return say(200, 'Base.Success')
    },
  )
  const manager = single(
    path,
    'Manager.v1_14_0',
    {
      Actions: offerReset(path, 'Manager'),
      DateTime: offsetStamp(view.now),
      DateTimeLocalOffset: '+00:00',
      Description: 'Baseboard Management Controller',
      EthernetInterfaces: ref(`${path}/EthernetInterfaces`),
      FirmwareVersion: firmware,
      Id: 'bmc',
      LastResetTime: offsetStamp(startOf(view)),
      Links: {
        ActiveSoftwareImage: ref(image),
        ManagerForChassis: [ref('Chassis/chassis')],
        'ManagerForChassis@odata.count': 1,
        ManagerForServers: [ref('Systems/system')],
        'ManagerForServers@odata.count': 1,
        ManagerInChassis: ref('Chassis/chassis'),
        SoftwareImages: [ref(image)],
        'SoftwareImages@odata.count': 1,
      },
      LogServices: ref(`${path}/LogServices`),
      ManagerDiagnosticData: ref(`${path}/ManagerDiagnosticData`),
      ManagerType: 'BMC',
      Model: 'OpenBmc',
      Name: 'OpenBmc Manager',
      NetworkProtocol: ref(`${path}/NetworkProtocol`),
      PowerState: 'On',
      ServiceEntryPointUUID: managerId,
      Status: { Health: 'OK', State: 'Enabled' },
      UUID: createRandom(0, `${machine.id}/manager`).uuid(),
    },
    { actions },
  )
  return [
    ...list('Managers', 'Manager', 'Manager Collection', [
      manager,
      resetInfo(path, resetTypes),
      single(`${path}/ManagerDiagnosticData`, 'ManagerDiagnosticData.v1_2_0', {
        Id: 'ManagerDiagnosticData',
        Name: 'Manager Diagnostic Data',
        ServiceRootUptimeSeconds: (view.now - startOf(view)) / 1_000,
      }),
      ...network(view),
      ...list(
        `${path}/LogServices`,
        'LogService',
        'Open BMC Log Services Collection',
        journal(view),
      ),
    ]),
    single('UpdateService', 'UpdateService.v1_11_1', {
      Description: 'Service for Software Update',
      FirmwareInventory: ref('UpdateService/FirmwareInventory'),
      Id: 'UpdateService',
      Name: 'Update Service',
      ServiceEnabled: true,
    }),
    ...list(
      'UpdateService/FirmwareInventory',
      'SoftwareInventory',
      'Software Inventory Collection',
      [
        single(image, 'SoftwareInventory.v1_1_0', {
          Description: 'BMC image',
          Id: '5d0869c4',
          Name: 'Software Inventory',
          RelatedItem: [ref(path)],
          'RelatedItem@odata.count': 1,
          Status: well,
          Updateable: true,
          Version: firmware,
        }),
      ],
    ),
  ]
}
