import type { Entry } from '../entry'
import type { View } from '../view'
import { accountEntries } from './accounts'
import { biosEntries } from './bios'
import { bootEntries } from './boot'
import { chassisEntries } from './chassis'
import { deviceEntries } from './devices'
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
import { storageEntries } from './storage'
import { systemEntries } from './system'
import { taskEntries } from './tasks'
import { telemetryEntries } from './telemetry'
import { thermalEntries } from './thermal'
import { updateEntries } from './update'

const parts: readonly ((view: View) => Entry[])[] = [
  rootEntries,
  systemEntries,
  biosEntries,
  bootEntries,
  memoryEntries,
  processorEntries,
  hostNetworkEntries,
  storageEntries,
  smartStorageEntries,
  logEntries,
  chassisEntries,
  thermalEntries,
  powerEntries,
  networkAdapterEntries,
  deviceEntries,
  managerEntries,
  managerNetworkEntries,
  managerServiceEntries,
  securityEntries,
  modernSessionEntries,
  accountEntries,
  updateEntries,
  taskEntries,
  eventEntries,
  telemetryEntries,
  registryEntries,
  schemaEntries,
]

/** Everything that an iLO 5, 6 or 7 shows at one moment, and the directory of it. */
export const modernEntries = (view: View): Entry[] => {
  const entries = parts.flatMap((part) => part(view))
  return [...entries, directoryEntry(view, entries)]
}
