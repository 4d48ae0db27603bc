import { healthWord, hostName, partWord, postState, powerWord, type View } from './machine'
import { hpe, ref, type Resource, typed } from './redfish'

const aggregateHealth = ({ machine }: View) => {
  const part = (name: Parameters<typeof partWord>[1]) => ({
    Status: { Health: partWord(machine, name) },
  })
  const redundancy = (name: 'fans' | 'powerSupplies') =>
    machine.faults.has(name) ? 'FailedRedundant' : 'Redundant'
  return {
    AgentlessManagementService: machine.power === 'ON' ? 'Ready' : 'Unavailable',
    AggregateServerHealth: healthWord(machine),
    BiosOrHardwareHealth: part('bios'),
    FanRedundancy: redundancy('fans'),
    Fans: part('fans'),
    Memory: part('memory'),
    Network: part('network'),
    PowerSupplies: { PowerSuppliesMismatch: false, ...part('powerSupplies') },
    PowerSupplyRedundancy: redundancy('powerSupplies'),
    Processors: part('processor'),
    Storage: part('storage'),
    Temperatures: part('temperature'),
  }
}

const resetTypes = [
  'On',
  'ForceOff',
  'GracefulShutdown',
  'ForceRestart',
  'Nmi',
  'PushPowerButton',
  'GracefulRestart',
]

/** The server behind an iLO 5, 6 or 7. Its processor's name has trailing blanks (facts.md 8). */
export const modernSystem = (view: View): Resource => {
  const { machine } = view
  const { generation } = machine.ilo
  return {
    ...typed('Systems/1', 'ComputerSystem', generation === 5 ? 'v1_17_0' : 'v1_18_0'),
    Id: '1',
    Actions: {
      '#ComputerSystem.Reset': {
        'ResetType@Redfish.AllowableValues': resetTypes,
        target: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset',
      },
    },
    AssetTag: '',
    Bios: ref('systems/1/bios'),
    BiosVersion: machine.romVersion,
    HostName: hostName(machine),
    ...(generation === 5 ? { IndicatorLED: 'Off' } : { LocationIndicatorActive: false }),
    Links: { ManagedBy: [ref('Managers/1')], Chassis: [ref('Chassis/1')] },
    LogServices: ref('Systems/1/LogServices'),
    Manufacturer: 'HPE',
    Memory: ref('Systems/1/Memory'),
    MemorySummary: {
      Status: { HealthRollup: partWord(machine, 'memory') },
      TotalSystemMemoryGiB: machine.memoryMb / 1024,
    },
    Model: machine.model,
    Name: 'Computer System',
    Oem: {
      Hpe: {
        ...hpe('HpeComputerSystemExt', 'v2_14_0'),
        AggregateHealthStatus: aggregateHealth(view),
        Bios: { Current: { Family: machine.romFamily, VersionString: machine.romVersion } },
        DeviceDiscoveryComplete: {
          AMSDeviceDiscovery: machine.os ? 'Complete' : 'NoAMS',
          DeviceDiscovery: 'vMainDeviceDiscoveryComplete',
        },
        ...(machine.os && machine.power === 'ON'
          ? { HostOS: { OsName: machine.os.name, OsVersion: machine.os.version } }
          : {}),
        PostState: postState(machine),
      },
    },
    PowerState: powerWord(machine),
    ProcessorSummary: {
      Count: 2,
      Model: `${machine.processor}      `,
      Status: { HealthRollup: partWord(machine, 'processor') },
    },
    Processors: ref('Systems/1/Processors'),
    SKU: machine.productId,
    SerialNumber: machine.serial,
    Status: {
      Health: healthWord(machine),
      HealthRollup: healthWord(machine),
      State: machine.power === 'ON' ? 'Enabled' : 'Disabled',
    },
    Storage: ref('Systems/1/Storage'),
    SystemType: 'Physical',
    UUID: machine.uuid,
  }
}
