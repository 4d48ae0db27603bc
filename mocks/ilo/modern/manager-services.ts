import * as v from 'valibot'
import { iloSettingOf } from '../../estate/ilo-settings'
import { acting, type Entry, nothing, writing } from '../entry'
import { ref, type Resource } from '../redfish'
import { Refused, say } from '../saying'
import type { View } from '../view'
import { stamp } from '../words'
import { list, oem, offer, single, withheld } from './kit'

const path = 'Managers/1'

/** What an iLO Advanced licence opens. */
const features = [
  'AutoCertEnroll',
  'DirectoryAuth',
  'DowngradePolicy',
  'EmailAlert',
  'FWScan',
  'Federation',
  'Jitter',
  'KeyMgr',
  'PowerReg',
  'RC',
  'Recovery',
  'RemoteSyslog',
  'Scrncap',
  'SecureErase',
  'SmartCard',
  'SuiteB',
  'VM',
  'VMScript',
  'VSPLogging',
]

const license = (view: View): Entry[] =>
  list(
    `${path}/LicenseService`,
    'HpeiLOLicense',
    { name: 'iLO License Service', description: 'iLO License Service View' },
    [
      single(view, `${path}/LicenseService/1`, 'HpeiLOLicense', () => ({
        Confirmation: {
          Code: '',
          Message: 'Confirmed.',
          Service: 'www.hpe.com/glis',
          Status: true,
        },
        ConfirmationRequest: {
          EON: {
            License: 'iLO Advanced',
            LicenseKey: 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX',
            Quantity: 1,
            State: 'confirmed',
          },
          Signer: 'iLO',
          System: { Product: view.machine.model, SerialNumber: view.machine.serial },
        },
        Description: 'iLO License View',
        License: 'iLO Advanced',
        LicenseClass: 'FQL',
        LicenseErr: '',
        LicenseExpire: '',
        LicenseFeatures: Object.fromEntries(features.map((name) => [name, true])),
        LicenseInstallDate: stamp(view.machine.createdAt).slice(0, 10),
        LicenseKey: 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX',
        LicenseSeats: 1,
        LicenseTier: 'ADV',
        LicenseType: 'Perpetual',
        Name: 'iLO License',
      })),
    ],
  )

const ntp = v.pipe(v.array(v.string()), v.maxLength(2))

const dateTime = (view: View): Entry => {
  const { kept, now } = view
  return single(
    view,
    `${path}/DateTime`,
    'HpeiLODateTime',
    () => ({
      ConfigurationSettings: 'Current',
      DateTime: stamp(now),
      Links: { EthernetNICs: ref(`${path}/EthernetInterfaces`) },
      NTPServers: kept.ntpServers,
      Name: 'iLO Date and Time Settings',
      PropagateTimeToHost: false,
      StaticNTPServers: kept.ntpServers,
      TimeZone: {
        Index: 15,
        Name: 'Greenwich Mean Time, Casablanca, Monrovia',
        UtcOffset: '+00:00',
        Value: 'GMT-0',
      },
    }),
    {
      patch: writing(
        'iLOConfigPriv',
        v.strictObject({ StaticNTPServers: ntp }),
        ({ StaticNTPServers: servers }) => {
          kept.ntpServers = [servers[0] ?? '', servers[1] ?? '']
          return say(200, 'iLO.ResetRequired')
        },
      ),
    },
  )
}

/** The drives that an image can be put into; inserted, it stands there until it is ejected. */
const virtualMedia = (view: View): Entry[] => {
  const drives = [
    { id: '1', types: ['Floppy', 'USBStick'] },
    { id: '2', types: ['CD', 'DVD'] },
  ]
  const { media } = view.kept
  const image = v.strictObject({ Image: v.string() })
  return list(
    `${path}/VirtualMedia`,
    'VirtualMedia',
    { name: 'Virtual Media Services', description: 'iLO Virtual Media Services Settings' },
    drives.map(({ id, types }) => {
      const own = `${path}/VirtualMedia/${id}`
      const insert = ({ Image: uri }: { Image: string }) => {
        if (media.has(id)) throw new Refused(say(400, 'iLO.MaxVirtualMediaConnectionEstablished'))
        media.set(id, uri)
      }
      const eject = () => {
        if (!media.delete(id)) throw new Refused(say(400, 'iLO.NoVirtualMediaConnectionAvailable'))
      }
      const hpe = (action: string) => `Oem/Hpe/HpeiLOVirtualMedia.${action}VirtualMedia`
      return single(
        view,
        own,
        'VirtualMedia',
        () => ({
          Actions: {
            ...offer(own, 'VirtualMedia.EjectMedia'),
            ...offer(own, 'VirtualMedia.InsertMedia'),
          },
          ConnectedVia: media.has(id) ? 'URI' : 'NotConnected',
          Description: 'Virtual Removable Media',
          Image: media.get(id) ?? '',
          Inserted: media.has(id),
          MediaTypes: types,
          Name: 'VirtualMedia',
          Oem: oem(view, 'HpeiLOVirtualMedia', {
            Actions: { ...offer(own, hpe('Eject')), ...offer(own, hpe('Insert')) },
            ...(id === '2' ? { BootOnNextServerReset: false } : {}),
          }),
          WriteProtected: true,
        }),
        {
          actions: {
            ...acting('VirtualMedia.InsertMedia', 'VirtualMediaPriv', image, insert),
            ...acting('VirtualMedia.EjectMedia', 'VirtualMediaPriv', nothing, eject),
            ...acting(hpe('Insert'), 'VirtualMediaPriv', image, insert),
            ...acting(hpe('Eject'), 'VirtualMediaPriv', nothing, eject),
          },
        },
      )
    }),
  )
}

const ahs = 'HpeiLOActiveHealthSystem'
const health = (view: View): Entry => {
  const own = `${path}/ActiveHealthSystem`
  const file = `/ahsdata/HPE_${view.machine.serial}_${stamp(view.now).slice(0, 10).replaceAll('-', '')}.ahs`
  return single(
    view,
    own,
    ahs,
    () => ({
      AHSEnabled: true,
      AHSFileEnd: stamp(view.now),
      AHSFileStart: stamp(view.machine.createdAt),
      AHSStatus: { HardwareEnabled: true, SoftwareEnabled: true, TemporaryHoldEnabled: false },
      Actions: offer(own, `${ahs}.ClearLog`),
      Links: {
        AHSLocation: { extref: `${file}?downloadAll=1` },
        RecentWeek: { extref: `${file}?days=7` },
      },
      Name: 'HpeiLOActiveHealthSystem',
    }),
    { actions: withheld(`${ahs}.ClearLog`) },
  )
}

const snmp = (view: View): Entry =>
  single(view, `${path}/SnmpService`, 'HpeiLOSnmpService', () => ({
    AlertsEnabled: true,
    ConfigurationSettings: 'Current',
    Contact: '',
    Location: view.machine.site,
    Mode: 'Agentless',
    Name: 'SNMP Service',
    PeriodicHSATrapConfig: 'Disabled',
    ReadCommunities: ['public', '', ''],
    Role: '',
    SNMPPort: 161,
    SNMPTrapPort: 162,
    SNMPv1Enabled: iloSettingOf(view.machine, 'SNMPv1RequestsEnabled'),
    Status: { State: 'Enabled' },
    TrapCommunities: ['', '', '', '', '', '', '', ''],
  }))

/** Gone with iLO 7 (facts.md 11). */
const older = (view: View): Entry[] => [
  single(view, `${path}/EmbeddedMedia`, 'HpeiLOEmbeddedMedia', () => ({
    Controller: {
      Firmware: { Current: { VersionString: '02.11.00' } },
      Status: { Health: 'OK', State: 'Enabled' },
    },
    Name: 'Embedded Media Service',
  })),
  ...list(
    `${path}/FederationGroups`,
    'HpeiLOFederationGroup',
    { name: 'FederationGroups', description: ' FederationGroups view' },
    [
      single(view, `${path}/FederationGroups/DEFAULT`, 'HpeiLOFederationGroup', () => ({
        Name: 'DEFAULT',
        Privileges: { LoginPriv: true, RemoteConsolePriv: false, iLOConfigPriv: false },
      })),
    ],
  ),
  ...list(
    `${path}/FederationPeers`,
    'HpeiLOFederationPeers',
    { name: 'FederationPeers', description: ' FederationPeers view' },
    [
      single(view, `${path}/FederationPeers/DEFAULT`, 'HpeiLOFederationPeers', () => ({
        Name: 'DEFAULT',
        Peers: [],
      })),
    ],
  ),
]

const plain = (view: View): Entry[] => [
  ...list(
    `${path}/SerialInterfaces`,
    'SerialInterface',
    { name: 'Serial Interfaces', description: 'Serial Interfaces view' },
    [
      single(view, `${path}/SerialInterfaces/1`, 'SerialInterface', () => ({
        BitRate: '9600',
        Description: 'Serial Interface',
        InterfaceEnabled: true,
        Name: 'SerialInterface',
      })),
    ],
  ),
  single(view, `${path}/BackupRestoreService`, 'HpeiLOBackupRestoreService', () => ({
    BackupFileLocation: `/bkupdata/HPE_${view.machine.serial}.bak`,
    HttpPushUri: '/cgi-bin/uploadRestoreFile',
    Name: 'Backup Restore Service',
  })),
  single(view, `${path}/RemoteSupportService`, 'HpeRemoteSupport', (): Resource => ({
    LastTransmissionError: 'No error',
    LastTransmissionType: 'NoTransmission',
    MaintenanceModeEnabled: false,
    Name: 'Remote Support Service',
    RemoteSupportEnabled: false,
  })),
]

/** Services of the iLO itself. */
export const managerServiceEntries = (view: View): Entry[] => [
  ...license(view),
  dateTime(view),
  ...virtualMedia(view),
  health(view),
  snmp(view),
  ...plain(view),
  ...(view.generation === 7 ? [] : older(view)),
]
