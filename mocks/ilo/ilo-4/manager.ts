import { restartIlo } from '../../estate/restart-ilo'
import { nothing, acting } from '../entry'
import { say } from '../saying'
import type { View } from '../view'
import { managerFirmware } from '../words'
import type { Named } from './named'
import { hp, linksOf, outside, to } from './named'
import { posting } from './old-actions'
import type { Page } from './page'
import { page } from './page'

const selfTests = [
  ['NVRAMData', 'OK', ''],
  ['NVRAMSpace', 'OK', ''],
  ['EmbeddedFlash/SDCard', 'OK', 'Controller firmware revision  2.10.00  '],
  ['EEPROM', 'OK', ''],
  ['HostRom', 'OK', ''],
  ['SupportedHost', 'OK', ''],
  ['PowerManagementController', 'Informational', 'Version 1.0.9'],
  ['CPLDPAL0', 'Informational', 'System Programmable Logic Device version 0x15'],
] as const

const console = (types: string[], sessions: number) => ({
  ConnectTypesSupported: types,
  Enabled: true,
  MaxConcurrentSessions: sessions,
  ServiceEnabled: true,
})

const extension = ({ machine }: View) => {
  const [version = '', ...date] = machine.ilo.firmware.split(' ')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return {
    FederationConfig: {
      IPv6MulticastScope: 'Site',
      MulticastAnnouncementInterval: 600,
      MulticastDiscovery: 'Enabled',
      MulticastTimeToLive: 5,
      iLOFederationManagement: 'Enabled',
    },
    Firmware: {
      Current: {
        Date: date.join(' '),
        DebugBuild: false,
        MajorVersion: major,
        MinorVersion: minor,
        Time: '',
        VersionString: managerFirmware(machine),
      },
    },
    License: { LicenseString: 'iLO 4 Advanced', LicenseType: 'Perpetual' },
    RequiredLoginForiLORBSU: false,
    SerialCLISpeed: 9_600,
    SerialCLIStatus: 'EnabledAuthReq',
    VSPLogDownloadEnabled: false,
    iLOSelfTestResults: selfTests.map(([name, status, notes]) => ({
      Notes: notes,
      SelfTestName: name,
      Status: status,
    })),
    links: linksOf({
      ActiveHealthSystem: 'Managers/1/ActiveHealthSystem',
      DateTimeService: 'Managers/1/DateTime',
      EmbeddedMediaService: 'Managers/1/EmbeddedMedia',
      FederationDispatch: outside('/dispatch'),
      FederationGroups: 'Managers/1/FederationGroups',
      FederationPeers: 'Managers/1/FederationPeers',
      LicenseService: 'Managers/1/LicenseService',
      SecurityService: 'Managers/1/SecurityService',
      UpdateService: 'Managers/1/UpdateService',
      VSPLogLocation: outside('/sol.log.gz'),
    }),
  }
}

const named = (view: View): Named => ({
  path: 'Managers/1',
  name: 'Manager',
  version: '1.0.0',
  oldVersion: '1.0.0',
  always: {
    CommandShell: console(['SSH', 'Oem'], 9),
    Description: 'Manager View',
    GraphicalConsole: console(['KVMIP'], 10),
    ManagerType: 'BMC',
    Model: 'iLO 4',
    Name: 'Manager',
    Oem: hp('HpiLO', '1.1.0', extension(view)),
    SerialConsole: console(['SSH', 'IPMI', 'Oem'], 13),
    Status: { State: 'Enabled' },
    UUID: view.managerId,
  },
  fresh: {
    Id: '1',
    Actions: {
      '#Manager.Reset': { target: '/redfish/v1/Managers/1/Actions/Manager.Reset/' },
    },
    EthernetInterfaces: to('Managers/1/EthernetInterfaces'),
    FirmwareVersion: managerFirmware(view.machine),
    LogServices: to('Managers/1/LogServices'),
    NetworkProtocol: to('Managers/1/NetworkService'),
    VirtualMedia: to('Managers/1/VirtualMedia'),
  },
  old: {
    AvailableActions: [{ Action: 'Reset' }],
    Firmware: { Current: { VersionString: managerFirmware(view.machine) } },
  },
  links: { ManagerForChassis: ['Chassis/1'], ManagerForServers: ['Systems/1'] },
  oldLinks: {
    EthernetNICs: 'Managers/1/EthernetInterfaces',
    Logs: 'Managers/1/LogServices',
    NetworkService: 'Managers/1/NetworkService',
    VirtualMedia: 'Managers/1/VirtualMedia',
  },
})

/** The iLO itself. Its restart ends every session. */
export const manager = (view: View): Page => {
  const { estate, machine } = view
  const reset = acting('Manager.Reset', 'iLOConfigPriv', nothing, () => {
    estate.act((course, at) => restartIlo(course, at, machine))
    return say(200, 'iLO.ResetInProgress')
  })
  return page(named(view), { actions: reset, post: posting(reset) })
}
