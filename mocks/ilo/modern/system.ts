import { fittingOf } from '../../estate/parts/fitting'
import { serialOf } from '../../estate/parts/part'
import { powerCapacity } from '../../estate/parts/power-supplies'
import { processorsOf } from '../../estate/parts/processors'
import { loadAt } from '../../estate/power-draw'
import type { Entry } from '../entry'
import { resetTypes } from '../power-acts'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import {
  healthWord,
  hostName,
  isBooted,
  ledWord,
  partWord,
  postState,
  powerWord,
  stamp,
  systemState,
} from '../words'
import { bootOf } from './boot'
import { enabled, list, oem, offer, single } from './kit'
import { systemActions, systemPatch, withheldActions } from './system-acts'
import { aggregateHealth } from './system-health'

const path = 'Systems/1'

/** iLO 5 has the old light beside the new one, later ones only the new; its old form is HPE's now. */
const lights = ({ machine, generation }: View) => ({
  ...(generation === 5 ? { IndicatorLED: ledWord(machine) } : {}),
  LocationIndicatorActive: machine.led !== 'OFF',
})

/** When it was last switched on, epoch ms; before the estate's time it has been on since it was made. */
const onSince = ({ machine }: View): number =>
  machine.powerChanges.findLast(({ to }) => to === 'ON')?.at ?? machine.createdAt

const romDate = (version: string) => /\(([\d/]+)\)/.exec(version)?.[1] ?? ''

const bios = ({ machine }: View) => {
  const rom = {
    Date: romDate(machine.romVersion),
    Family: machine.romFamily,
    VersionString: machine.romVersion,
  }
  if (machine.ilo.generation === 7) return { Backup: {}, Bootblock: {}, Current: rom, UefiClass: 3 }
  return { Backup: rom, Current: rom, UefiClass: machine.ilo.generation === 5 ? 2 : 3 }
}

const usage = ({ machine, now }: View) => {
  const percent = Math.round(100 * loadAt(machine, now))
  return {
    ...Object.fromEntries(
      processorsOf(machine).flatMap(({ ratedMhz }, index) => [
        [`AvgCPU${index}Freq`, machine.power === 'ON' ? Math.round(ratedMhz * 0.9) : 0],
        [`CPU${index}Power`, machine.power === 'ON' ? 30 + percent : 0],
      ]),
    ),
    CPUICUtil: Math.round(percent / 2),
    CPUUtil: percent,
    IOBusUtil: Math.round(percent / 6),
    JitterCount: 0,
    MemoryBusUtil: Math.round(percent / 4),
  }
}

const oemLinks = ({ generation }: View) => ({
  PCISlots: ref(`${path}/PCISlots`),
  ...(generation === 5
    ? {
        NetworkAdapters: ref(`${path}/BaseNetworkAdapters`),
        SmartStorage: ref(`${path}/SmartStorage`),
      }
    : {}),
  USBPorts: ref(`${path}/USBPorts`),
  USBDevices: ref(`${path}/USBDevices`),
  EthernetInterfaces: ref(`${path}/EthernetInterfaces`),
  SecureEraseReportService: ref(`${path}/SecureEraseReportService`),
  PCIDevices: [ref(`${path}/PCIDevices`)],
})

const extension = (view: View): Resource => {
  const { machine, generation, now } = view
  const on = 'HpeComputerSystemExt'
  const isOn = machine.power === 'ON'
  return oem(view, 'HpeComputerSystemExt', {
    Actions: {
      ...offer(path, `Oem/Hpe/${on}.PowerButton`, { PushType: ['Press', 'PressAndHold'] }),
      ...Object.assign({}, ...withheldActions(view).map((action) => offer(path, action))),
      ...offer(path, `Oem/Hpe/${on}.SystemReset`, { ResetType: ['ColdBoot', 'AuxCycle'] }),
    },
    AggregateHealthStatus: aggregateHealth(view),
    Bios: bios(view),
    CriticalTempRemainOff: false,
    EndOfPostDelaySeconds: generation === 5 ? null : 0,
    CurrentPowerOnTimeSeconds: isOn ? Math.round((now - onSince(view)) / 1000) : null,
    DeviceDiscoveryComplete: {
      AMSDeviceDiscovery: machine.os ? (isBooted(machine) ? 'Complete' : 'Initial') : 'NoAMS',
      DeviceDiscovery:
        machine.boot && machine.boot !== 'DISCOVERY_COMPLETE'
          ? 'Busy'
          : 'vMainDeviceDiscoveryComplete',
      ServerFirmwareInventoryComplete: machine.boot === null,
      ...(generation === 5 ? { SmartArrayDiscovery: machine.boot ? 'Busy' : 'Complete' } : {}),
    },
    ...(machine.os && isBooted(machine)
      ? {
          HostOS: {
            OsName: machine.os.name,
            OsSysDescription: '',
            OsVersion: machine.os.version,
          },
        }
      : {}),
    ...(generation === 5 ? {} : { IndicatorLED: ledWord(machine) }),
    ...(generation === 7 ? {} : provisioning(view)),
    IsColdBooting: false,
    Links: oemLinks(view),
    PCAPartNumber: 'P39809-002',
    PCASerialNumber: serialOf(machine, 'board'),
    PostDiscoveryMode: generation === 5 ? null : 'Auto',
    PostMode: generation === 5 ? null : 'Normal',
    PostDiscoveryCompleteTimeStamp: stamp(onSince(view)),
    PostState: postState(machine),
    PowerAllocationLimit: powerCapacity(machine),
    PowerAutoOn: 'Restore',
    PowerOnDelay: 'Minimum',
    PowerOnMinutes: Math.round((now - machine.createdAt) / 60_000),
    PowerRegulatorMode: 'Dynamic',
    PowerRegulatorModesSupported: ['OSControl', 'Dynamic', 'Max', 'Min'],
    SMBIOS: { extref: '/smbios' },
    ServerFQDN: hostName(machine),
    ServerIntelligentDiagnosticsModeEnabled: false,
    ServerSafeModeEnabled: false,
    SystemUsage: usage(view),
    VirtualProfile: 'Inactive',
  })
}

/** What an iLO 7 no longer tells: of Intelligent Provisioning, and of erasing the whole server. */
const provisioning = ({ machine }: View): Resource => ({
  ElapsedEraseTimeInMinutes: 0,
  EstimatedEraseTimeInMinutes: 0,
  IntelligentProvisioningAlwaysOn: true,
  IntelligentProvisioningIndex: 7,
  IntelligentProvisioningLocation: 'System Board',
  IntelligentProvisioningVersion: fittingOf(machine).provisioning,
  SystemROMAndiLOEraseComponentStatus: {
    BIOSSettingsEraseStatus: 'Idle',
    iLOSettingsEraseStatus: 'Idle',
  },
  SystemROMAndiLOEraseStatus: 'Idle',
  UserDataEraseComponentStatus: {},
  UserDataEraseStatus: 'Idle',
})

/** How far a start has come, as iLO 6 and 7 tell it. */
const progress = ({ machine }: View) => ({
  LastBootTimeSeconds: isBooted(machine) ? 60 : 0,
  LastState: isBooted(machine)
    ? 'OSRunning'
    : machine.boot === 'DISCOVERY_COMPLETE'
      ? 'SystemHardwareInitializationComplete'
      : machine.boot
        ? 'MemoryInitializationStarted'
        : 'None',
})

/** The server behind an iLO 5, 6 or 7. Its processor's name has trailing blanks (facts.md 8). */
const system = (view: View): Resource => {
  const { machine, generation } = view
  const below = (name: string) => ref(`${path}/${name}`)
  return {
    Actions: offer(path, 'ComputerSystem.Reset', { ResetType: Object.keys(resetTypes) }),
    AssetTag: machine.assetTag,
    Bios: ref('systems/1/bios'),
    BiosVersion: machine.romVersion,
    Boot: bootOf(view),
    ...(generation === 5 ? {} : { BootProgress: progress(view) }),
    EthernetInterfaces: below('EthernetInterfaces'),
    HostName: hostName(machine),
    ...lights(view),
    Links: { ManagedBy: [ref('Managers/1')], Chassis: [ref('Chassis/1')] },
    LogServices: below('LogServices'),
    Manufacturer: 'HPE',
    Memory: below('Memory'),
    MemoryDomains: below('MemoryDomains'),
    MemorySummary: {
      Status: { HealthRollup: partWord(machine, 'memory') },
      TotalSystemMemoryGiB: machine.memoryMb / 1024,
      TotalSystemPersistentMemoryGiB: 0,
    },
    Model: machine.model,
    Name: 'Computer System',
    NetworkInterfaces: below('NetworkInterfaces'),
    Oem: extension(view),
    PowerState: powerWord(machine),
    ProcessorSummary: {
      Count: processorsOf(machine).length,
      Model: `${machine.processor}      `,
      Status: { HealthRollup: partWord(machine, 'processor') },
    },
    Processors: below('Processors'),
    SKU: machine.productId,
    SecureBoot: below('SecureBoot'),
    SerialNumber: machine.serial,
    Status: {
      Health: healthWord(machine),
      HealthRollup: healthWord(machine),
      State: systemState(machine),
    },
    Storage: below('Storage'),
    SystemType: 'Physical',
    TrustedModules: [
      {
        FirmwareVersion: '1.512',
        InterfaceType: 'TPM2_0',
        Oem: oem(view, 'HpeTrustedModuleExt', { VendorName: 'STMicro' }),
        Status: enabled,
      },
    ],
    UUID: machine.uuid,
  }
}

export const systemEntries = (view: View): Entry[] => [
  ...list(
    'Systems',
    'ComputerSystem',
    { name: 'Computer Systems', description: 'Computer Systems view' },
    [
      single(view, path, 'ComputerSystem', () => system(view), {
        patch: systemPatch(view),
        actions: systemActions(view),
      }),
    ],
  ),
]
