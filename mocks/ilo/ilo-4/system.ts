import { portsOf } from '../../estate/parts/ports'
import { processorsOf } from '../../estate/parts/processors'
import { overrideOf } from '../modern/boot'
import type { View } from '../view'
import {
  hostName,
  healthWord,
  ledWord,
  partWord,
  postState,
  powerWord,
  systemState,
} from '../words'
import type { Named } from './named'
import { hp, linksOf, to } from './named'
import { oldResetTypes, pushTypes } from './power-acts'
import { oldBootTargets } from './system-patch'

const capability = (name: string, ...values: string[]) => ({
  AllowableValues: values,
  PropertyName: name,
})
const ofHp = capability('Target', '/Oem/Hp')
const reset = '/redfish/v1/Systems/1/Actions'

const extension = ({ machine }: View) => {
  const rom = {
    Date: /\((.*)\)/.exec(machine.romVersion)?.[1] ?? '',
    Family: machine.romFamily,
    VersionString: machine.romVersion,
  }
  const isOff = machine.power === 'OFF'
  return {
    Actions: {
      '#HpComputerSystemExt.PowerButton': {
        'PushType@Redfish.AllowableValues': pushTypes,
        target: `${reset}/Oem/Hp/ComputerSystemExt.PowerButton/`,
      },
      '#HpComputerSystemExt.SystemReset': {
        'ResetType@Redfish.AllowableValues': ['ColdBoot'],
        target: `${reset}/Oem/Hp/ComputerSystemExt.SystemReset/`,
      },
    },
    AvailableActions: [
      {
        Action: 'PowerButton',
        Capabilities: [capability('PushType', ...pushTypes), ofHp],
      },
      { Action: 'SystemReset', Capabilities: [capability('ResetType', 'ColdBoot'), ofHp] },
    ],
    Battery: [
      {
        Condition: 'Ok',
        ErrorCode: 0,
        Index: 1,
        MaxCapWatts: 96,
        Present: 'Yes',
        ProductName: 'HPE Smart Storage Battery ',
      },
    ],
    Bios: { Backup: rom, Current: rom, UefiClass: 2 },
    DeviceDiscoveryComplete: {
      AMSDeviceDiscovery: isOff ? 'NoAMS' : 'Complete',
      DeviceDiscovery: isOff ? 'vAuxDeviceDiscoveryComplete' : 'vMainDeviceDiscoveryComplete',
      SmartArrayDiscovery: isOff ? 'Initial' : 'Complete',
    },
    PostState: postState(machine),
    PowerAutoOn: 'PowerOn',
    PowerOnDelay: 'Minimum',
    PowerRegulatorMode: 'Dynamic',
    PowerRegulatorModesSupported: ['OSControl', 'Dynamic', 'Max', 'Min'],
    TrustedModules: [{ Status: 'NotPresent' }],
    VirtualProfile: 'Inactive',
    links: linksOf({
      BIOS: 'systems/1/bios',
      EthernetInterfaces: 'Systems/1/EthernetInterfaces',
      FirmwareInventory: 'Systems/1/FirmwareInventory',
      Memory: 'Systems/1/Memory',
      NetworkAdapters: 'Systems/1/NetworkAdapters',
      PCIDevices: 'Systems/1/PCIDevices',
      SecureBoot: 'Systems/1/SecureBoot',
      SmartStorage: 'Systems/1/SmartStorage',
      SoftwareInventory: 'Systems/1/SoftwareInventory',
    }),
  }
}

/** The server: `Power` beside `PowerState`, `Memory` beside `MemorySummary`, and so on (facts.md 8). */
export const system = (view: View): Named => {
  const { machine } = view
  const override = overrideOf(view)
  const processors = processorsOf(machine)
  const count = processors.length
  const processorStatus = { HealthRollUp: partWord(machine, 'processor') }
  const memoryStatus = { HealthRollUp: partWord(machine, 'memory') }
  const memoryGb = machine.memoryMb / 1024
  return {
    path: 'Systems/1',
    name: 'ComputerSystem',
    version: '1.0.1',
    always: {
      AssetTag: machine.assetTag,
      Boot: {
        BootSourceOverrideEnabled: override.enabled,
        BootSourceOverrideSupported: oldBootTargets,
        BootSourceOverrideTarget: override.target,
      },
      Description: 'Computer System View',
      HostCorrelation: {
        HostMACAddress: portsOf(machine).map(({ mac }) => mac),
        HostName: hostName(machine),
        IPAddress: portsOf(machine).map(() => ''),
      },
      IndicatorLED: ledWord(machine),
      Manufacturer: 'HPE',
      Model: machine.model,
      Name: 'Computer System',
      Oem: hp('HpComputerSystemExt', '1.1.2', extension(view)),
      SKU: machine.productId,
      SerialNumber: machine.serial,
      Status: { Health: healthWord(machine), State: systemState(machine) },
      SystemType: 'Physical',
      UUID: machine.uuid,
    },
    fresh: {
      Id: '1',
      Actions: {
        '#ComputerSystem.Reset': {
          'ResetType@Redfish.AllowableValues': oldResetTypes,
          target: `${reset}/ComputerSystem.Reset/`,
        },
      },
      BiosVersion: machine.romVersion,
      HostName: hostName(machine),
      LogServices: to('Systems/1/LogServices'),
      MemorySummary: { Status: memoryStatus, TotalSystemMemoryGiB: memoryGb },
      PowerState: powerWord(machine),
      ProcessorSummary: { Count: count, Model: machine.processor, Status: processorStatus },
      // Hidden by the summary of the same name unless old names are (facts.md 8).
      Processors: to('Systems/1/Processors'),
    },
    old: {
      AvailableActions: [
        { Action: 'Reset', Capabilities: [capability('ResetType', ...oldResetTypes)] },
      ],
      Bios: { Current: { VersionString: machine.romVersion } },
      Memory: { Status: memoryStatus, TotalSystemMemoryGB: memoryGb },
      Power: powerWord(machine),
      Processors: { Count: count, ProcessorFamily: machine.processor, Status: processorStatus },
    },
    links: { Chassis: ['Chassis/1'], ManagedBy: ['Managers/1'] },
    oldLinks: { Logs: 'Systems/1/LogServices', Processors: 'Systems/1/Processors' },
  }
}
