import type { Entry } from '../entry'
import type { Section } from '../tree'
import type { View } from '../view'
import { accountEntries } from './accounts'
import { biosEntries } from './bios'
import { bootEntries } from './boot'
import { chassisEntries } from './chassis'
import { chassisDeviceEntries, systemDeviceEntries } from './devices'
import { directoryEntry } from './directory'
import { eventEntries } from './events'
import { hostNetworkEntries } from './host-network'
import { logEntries } from './logs'
import { managerEntries } from './manager'
import { managerNetworkEntries } from './manager-network'
import { managerServiceEntries } from './manager-services'
import { memoryEntries } from './memory'
import { networkAdapterEntries } from './network-adapters'
import { powerEntries } from './power'
import { processorEntries } from './processors'
import { registryEntries } from './registries'
import { rootEntries } from './root'
import { schemaEntries } from './schemas'
import { securityEntries } from './security'
import { modernSessionEntries } from './sessions'
import { smartStorageEntries } from './smart-storage'
import { fabricEntries, storageEntries } from './storage'
import { systemEntries } from './system'
import { taskEntries } from './tasks'
import { telemetryEntries } from './telemetry'
import { thermalEntries } from './thermal'
import { updateEntries } from './update'

type Part = { under: readonly string[]; entries: (view: View) => Entry[] }

const parts: readonly Part[] = [
  { under: [''], entries: rootEntries },
  { under: ['Systems'], entries: systemEntries },
  { under: ['Systems/1/Bios'], entries: biosEntries },
  { under: ['Systems/1/BootOptions', 'Systems/1/SecureBoot'], entries: bootEntries },
  { under: ['Systems/1/Memory', 'Systems/1/MemoryDomains'], entries: memoryEntries },
  { under: ['Systems/1/Processors'], entries: processorEntries },
  {
    under: [
      'Systems/1/EthernetInterfaces',
      'Systems/1/NetworkInterfaces',
      'Systems/1/BaseNetworkAdapters',
    ],
    entries: hostNetworkEntries,
  },
  { under: ['Systems/1/Storage'], entries: storageEntries },
  { under: ['Systems/1/SmartStorage'], entries: smartStorageEntries },
  { under: ['Fabrics'], entries: fabricEntries },
  { under: ['Systems/1/LogServices', 'Managers/1/LogServices'], entries: logEntries },
  { under: ['Chassis'], entries: chassisEntries },
  {
    under: ['Chassis/1/Thermal', 'Chassis/1/ThermalSubsystem', 'Chassis/1/Sensors'],
    entries: thermalEntries,
  },
  { under: ['Chassis/1/Power', 'Chassis/1/PowerSubsystem'], entries: powerEntries },
  { under: ['Chassis/1/NetworkAdapters'], entries: networkAdapterEntries },
  {
    under: ['Chassis/1/Devices', 'Chassis/1/PCIeDevices', 'Chassis/1/PCIeSlots'],
    entries: chassisDeviceEntries,
  },
  {
    under: [
      'Systems/1/PCIDevices',
      'Systems/1/PCISlots',
      'Systems/1/USBDevices',
      'Systems/1/USBPorts',
      'Systems/1/SecureEraseReportService',
    ],
    entries: systemDeviceEntries,
  },
  { under: ['Managers'], entries: managerEntries },
  { under: ['Managers/1'], entries: managerNetworkEntries },
  { under: ['Managers/1'], entries: managerServiceEntries },
  { under: ['Managers/1/SecurityService', 'CertificateService'], entries: securityEntries },
  { under: ['SessionService'], entries: modernSessionEntries },
  { under: ['AccountService'], entries: accountEntries },
  { under: ['UpdateService'], entries: updateEntries },
  { under: ['TaskService'], entries: taskEntries },
  { under: ['EventService'], entries: eventEntries },
  { under: ['TelemetryService'], entries: telemetryEntries },
  { under: ['Registries', 'RegistryStore'], entries: registryEntries },
]

/** Everything that an iLO 5, 6 or 7 shows at one moment, its schemas and the directory of it. */
export const modernSections = (view: View): Section[] => {
  const sections = parts.map(({ under, entries }) => ({ under, entries: () => entries(view) }))
  const all = () => sections.flatMap(({ entries }) => entries())
  return [
    ...sections,
    { under: ['JsonSchemas', 'SchemaStore'], entries: () => schemaEntries(view, all) },
    { under: ['ResourceDirectory'], entries: () => [directoryEntry(view, all())] },
  ]
}
