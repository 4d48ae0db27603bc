import * as v from 'valibot'
import { iloEvents } from '../../estate/event-log/events'
import { iloSettingOf } from '../../estate/ilo-settings'
import { restartIlo } from '../../estate/restart-ilo'
import { type Act, acting, type Entry, nothing } from '../entry'
import { ref, type Resource } from '../redfish'
import { say } from '../saying'
import type { View } from '../view'
import { managerFirmware, stamp } from '../words'
import { enabled, list, oem, offer, single, withheld } from './kit'

const path = 'Managers/1'
const own = (name: string) => `Oem/Hpe/HpeiLO.${name}`
const defaults = own('ResetToFactoryDefaults')
const destructive = [own('ClearNVRAM'), own('ClearRestApiState'), own('DisableiLOFunctionality')]

/** `3.15 Jul 24 2025` in its parts. */
const firmware = ({ machine }: View): Resource => {
  const [version = '', ...date] = machine.ilo.firmware.split(' ')
  const [major, minor] = version.split('.').map(Number)
  return {
    Current: {
      Date: date.join(' '),
      DebugBuild: false,
      MajorVersion: major,
      MinorVersion: minor,
      VersionString: managerFirmware(machine),
    },
  }
}

const selfTests = ['NVRAMData', 'EmbeddedFlash', 'HostRom', 'SupportedHost'].map((name) => ({
  Notes: name === 'EmbeddedFlash' ? 'Controller firmware revision  2.11.00  ' : '',
  SelfTestName: name,
  Status: 'OK',
}))

/** Whether Compute Ops Management sees this iLO, as the iLO tells it. */
const cloud = ({ machine, generation }: View) => {
  const tested = machine.connected ? 'Connected' : 'NotTested'
  return {
    CloudConnectStatus: machine.connected ? 'Connected' : 'NotEnabled',
    ConnectionType: 'Direct',
    ...(generation === 5
      ? {}
      : {
          ExtendedStatusInfo: {
            NetworkConfig: tested,
            WebConnectivity: tested,
            iLOConfigForCloudConnect: tested,
          },
        }),
    FailReason: machine.connected ? 'NoError' : 'NotTested',
    WorkspaceId: '',
  }
}

const cloudActions = ['EnableCloudConnect', 'DisableCloudConnect'].map(own)

/** Joins and leaves Compute Ops Management, which then knows of it. */
const cloudActs = ({ estate, machine }: View): Record<string, Act> => ({
  ...acting(
    own('EnableCloudConnect'),
    'iLOConfigPriv',
    v.strictObject({ ActivationKey: v.optional(v.string()) }),
    () => estate.reconnect(machine.id),
  ),
  ...acting(own('DisableCloudConnect'), 'iLOConfigPriv', nothing, () =>
    estate.disconnect(machine.id),
  ),
})

/** What only iLO 5 and 6 still have beside the rest (facts.md 11). */
const links = ({ generation }: View): Resource => ({
  ActiveHealthSystem: ref(`${path}/ActiveHealthSystem`),
  BackupRestoreService: ref(`${path}/BackupRestoreService`),
  DateTimeService: ref(`${path}/DateTime`),
  ...(generation === 7
    ? {}
    : {
        EmbeddedMediaService: ref(`${path}/EmbeddedMedia`),
        FederationDispatch: { extref: '/dispatch' },
        FederationGroups: ref(`${path}/FederationGroups`),
        FederationPeers: ref(`${path}/FederationPeers`),
      }),
  LicenseService: ref(`${path}/LicenseService`),
  RemoteSupport: ref(`${path}/RemoteSupportService`),
  SNMPService: ref(`${path}/SnmpService`),
  SecurityService: ref(`${path}/SecurityService`),
  Thumbnail: { extref: '/images/thumbnail.bmp' },
  VSPLogLocation: { extref: '/sol.log.gz' },
})

const extension = (view: View): Resource => {
  const { generation, machine } = view
  return oem(view, 'HpeiLO', {
    Actions: {
      ...Object.assign({}, ...[...destructive, ...cloudActions].map((one) => offer(path, one))),
      ...offer(path, defaults, { ResetType: ['Default'] }),
    },
    ClearRestApiStatus: 'DataPresent',
    CloudConnect: cloud(view),
    ConfigurationLimitations: 'None',
    ConfigurationSettings: 'Current',
    ...(generation === 7
      ? {}
      : {
          FederationConfig: {
            IPv6MulticastScope: 'Site',
            MulticastAnnouncementInterval: 600,
            MulticastDiscovery: 'Enabled',
            MulticastTimeToLive: 5,
            iLOFederationManagement: 'Enabled',
          },
          ForceOnDriveLED: false,
          RIBCLEnabled: true,
          RequireHostAuthentication: iloSettingOf(machine, 'RequireHostAuthentication'),
          RequiredLoginForiLORBSU: iloSettingOf(machine, 'RequiredLoginForiLORBSU'),
        }),
    Firmware: firmware(view),
    ...(generation === 7
      ? {
          MulticastConfig: {
            IPv6MulticastScope: 'Site',
            MulticastAnnouncementInterval: 600,
            MulticastDiscovery: 'Enabled',
            MulticastTimeToLive: 5,
          },
          VSPEnabled: false,
        }
      : {}),
    FrontPanelUSB: { State: 'Ready' },
    IdleConnectionTimeoutMinutes: 30,
    License: {
      LicenseKey: 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX',
      LicenseString: 'iLO Advanced',
      LicenseType: 'Perpetual',
    },
    Links: links(view),
    SerialCLISpeed: 9600,
    SerialCLIStatus: 'EnabledAuthReq',
    SerialCLIUART: 'Present',
    VirtualNICEnabled: false,
    WebGuiEnabled: true,
    iLOFunctionalityEnabled: true,
    iLOFunctionalityRequired: false,
    iLOIPduringPOSTEnabled: true,
    iLORBSUEnabled: true,
    iLOSelfTestResults: selfTests,
    iLOServicePort: {
      MassStorageAuthenticationRequired: false,
      USBEthernetAdaptersEnabled: true,
      USBFlashDriveEnabled: true,
      iLOServicePortEnabled: true,
    },
  })
}

const manager = (view: View): Resource => {
  const { generation, now, managerId } = view
  const below = (name: string) => ref(`${path}/${name}`)
  return {
    Actions: offer(path, 'Manager.Reset', { ResetType: ['ForceRestart', 'GracefulRestart'] }),
    CommandShell: {
      ConnectTypesSupported: ['SSH', 'Oem'],
      MaxConcurrentSessions: 9,
      ServiceEnabled: true,
    },
    DateTime: stamp(now),
    DateTimeLocalOffset: '+00:00',
    ...(generation === 5 ? {} : { DedicatedNetworkPorts: below('DedicatedNetworkPorts') }),
    EthernetInterfaces: below('EthernetInterfaces'),
    FirmwareVersion: managerFirmware(view.machine),
    GraphicalConsole: {
      ConnectTypesSupported: ['KVMIP'],
      MaxConcurrentSessions: 10,
      ServiceEnabled: true,
    },
    HostInterfaces: below('HostInterfaces'),
    Links: {
      ManagerInChassis: ref('Chassis/1'),
      ManagerForServers: [ref('Systems/1')],
      ManagerForChassis: [ref('Chassis/1')],
    },
    LogServices: below('LogServices'),
    ManagerType: 'BMC',
    Model: `iLO ${generation}`,
    Name: 'Manager',
    NetworkProtocol: below('NetworkProtocol'),
    Oem: extension(view),
    SerialConsole: {
      ConnectTypesSupported: ['SSH', 'IPMI', 'Oem'],
      MaxConcurrentSessions: 13,
      ServiceEnabled: true,
    },
    SerialInterfaces: below('SerialInterfaces'),
    Status: enabled,
    UUID: managerId,
    VirtualMedia: below('VirtualMedia'),
  }
}

/** Restarts the iLO: away for a while, and all sessions are gone; its log says so. */
const restart = ({ estate, machine, now }: View) => {
  estate.logs.note(now, machine.id, iloEvents.iloReset())
  estate.act((course, at) => restartIlo(course, at, machine))
  return say(200, 'iLO.ResetInProgress')
}

export const managerEntries = (view: View): Entry[] =>
  list('Managers', 'Manager', { name: 'Managers', description: 'Managers view' }, [
    single(view, path, 'Manager', () => manager(view), {
      actions: {
        ...acting(
          'Manager.Reset',
          'iLOConfigPriv',
          v.strictObject({
            ResetType: v.optional(v.picklist(['ForceRestart', 'GracefulRestart'])),
          }),
          () => restart(view),
        ),
        ...cloudActs(view),
        ...withheld(defaults, ...destructive),
      },
    }),
  ])
