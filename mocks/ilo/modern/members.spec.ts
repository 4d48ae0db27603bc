import { expect, test } from 'vitest'
import { openIlo } from '../open-ilo'

const generations = [5, 6, 7] as const
type Generation = (typeof generations)[number]

/**
 * What captures of the generations have in each kind of resource, and readers of iLOs look for (facts.md 2
 * to 10). `~` stands for `Oem/Hpe/`; `5:` in front of a name: on that generation alone, `67:` on those two.
 */
const names: Record<string, string> = {
  '': `AccountService CertificateService Chassis EventService Fabrics JsonSchemas Links/Sessions Managers
    Product ProtocolFeaturesSupported/ExpandQuery/MaxLevels RedfishVersion Registries SessionService Systems
    Tasks TelemetryService UUID UpdateService Vendor ~Links/ResourceDirectory ~Manager/ManagerType
    ~Manager/ManagerFirmwareVersion ~Manager/HostName ~Manager/FQDN ~Manager/Status/Health
    ~Manager/Languages/Version ~System/Status/Health ~Moniker/PRODGEN ~Time ~Sessions/LocalLoginEnabled
    ~Sessions/LDAPEnabled ~Sessions/KerberosEnabled ~Sessions/LoginFailureDelay
    ~Sessions/SecurityOverride ~Sessions/ServerName ~Sessions/LoginHint/HintPOSTData`,
  'Systems/1': `Actions/#ComputerSystem.Reset/target AssetTag Bios BiosVersion
    Actions/#ComputerSystem.Reset/ResetType@Redfish.AllowableValues Boot/BootOptions Boot/BootOrder
    Boot/BootSourceOverrideEnabled Boot/BootSourceOverrideTarget Boot/BootSourceOverrideMode
    Boot/BootSourceOverrideTarget@Redfish.AllowableValues 67:BootProgress/LastState EthernetInterfaces
    HostName 5:IndicatorLED LocationIndicatorActive 67:~IndicatorLED Links/Chassis Links/ManagedBy
    LogServices Manufacturer Memory MemorySummary/TotalSystemMemoryGiB MemorySummary/Status/HealthRollup
    Model NetworkInterfaces PowerState ProcessorSummary/Count ProcessorSummary/Model Processors SKU
    SecureBoot SerialNumber Status/Health Status/HealthRollup Status/State Storage SystemType
    TrustedModules UUID ~AggregateHealthStatus/AgentlessManagementService
    ~AggregateHealthStatus/AggregateServerHealth ~AggregateHealthStatus/BiosOrHardwareHealth/Status/Health
    ~AggregateHealthStatus/FanRedundancy ~AggregateHealthStatus/Fans/Status/Health
    ~AggregateHealthStatus/PowerSupplies/PowerSuppliesMismatch ~AggregateHealthStatus/PowerSupplyRedundancy
    56:~AggregateHealthStatus/SmartStorageBattery/Status/Health ~AggregateHealthStatus/Temperatures
    ~Bios/Current/VersionString ~CurrentPowerOnTimeSeconds ~DeviceDiscoveryComplete/DeviceDiscovery
    ~DeviceDiscoveryComplete/AMSDeviceDiscovery 5:~DeviceDiscoveryComplete/SmartArrayDiscovery
    5:~Links/SmartStorage 5:~Links/NetworkAdapters
    56:~IntelligentProvisioningVersion ~PostState ~PowerOnMinutes ~SystemUsage/CPUUtil
    ~SystemUsage/MemoryBusUtil ~SystemUsage/IOBusUtil ~SystemUsage/CPU0Power ~SMBIOS/extref
    ~Actions/#HpeComputerSystemExt.PowerButton/target ~Actions/#HpeComputerSystemExt.SystemReset/target
    56:~Actions/#HpeComputerSystemExt.SecureSystemErase`,
  'Chassis/1': `AssetTag ChassisType 5:IndicatorLED LocationIndicatorActive Links/ComputerSystems
    Links/ManagedBy Manufacturer Model NetworkAdapters PCIeDevices PCIeSlots
    PhysicalSecurity/IntrusionSensor Power PowerState SKU 67:Sensors SerialNumber Status/Health Thermal
    67:ThermalSubsystem 6:PowerSubsystem ~Firmware/SystemProgrammableLogicDevice/Current/VersionString
    ~Links/Devices 56:~SmartStorageBattery/ChargeLevelPercent`,
  'Chassis/1/Thermal': `Fans/MemberId Fans/Name Fans/Reading Fans/ReadingUnits Fans/Status
    Fans/~Redundant Fans/~HotPluggable Fans/~Location Temperatures/Name Temperatures/ReadingCelsius
    Temperatures/SensorNumber Temperatures/PhysicalContext Temperatures/Status
    Temperatures/UpperThresholdCritical Temperatures/UpperThresholdFatal Temperatures/~LocationXmm
    Temperatures/~LocationYmm Temperatures/~WarningTempUserThreshold
    Temperatures/~CriticalTempUserThreshold ~ThermalConfiguration`,
  'Chassis/1/Power': `PowerControl/PowerConsumedWatts PowerControl/PowerCapacityWatts
    PowerControl/PowerMetrics/IntervalInMin PowerControl/PowerMetrics/MinConsumedWatts
    PowerControl/PowerMetrics/AverageConsumedWatts PowerControl/PowerMetrics/MaxConsumedWatts
    PowerSupplies/Name PowerSupplies/Model PowerSupplies/LastPowerOutputWatts
    PowerSupplies/LineInputVoltage PowerSupplies/LineInputVoltageType PowerSupplies/PowerCapacityWatts
    PowerSupplies/FirmwareVersion PowerSupplies/SerialNumber PowerSupplies/Status/Health
    PowerSupplies/~BayNumber PowerSupplies/~PowerSupplyStatus/State 67:PowerSupplies/~Domain
    Redundancy/Name Redundancy/MinNumNeeded Redundancy/MaxNumSupported Redundancy/Mode
    Redundancy/RedundancySet Redundancy/Status ~Links/PowerMeter ~Links/FastPowerMeter
    ~Links/SlowPowerMeter`,
  'Chassis/1/ThermalSubsystem': `67:Fans 67:Pumps 67:ThermalMetrics 67:~ThermalConfiguration`,
  'Chassis/1/ThermalSubsystem/ThermalMetrics': `67:TemperatureReadingsCelsius/DeviceName
    67:TemperatureReadingsCelsius/PhysicalContext 67:TemperatureReadingsCelsius/Reading`,
  'Chassis/1/ThermalSubsystem/Fans/0': `67:Name 67:SpeedPercent/Reading 67:Status/Health 67:Assembly`,
  'Chassis/1/Sensors/0': `67:Name 67:Reading 67:PhysicalContext 67:Status 67:Thresholds/UpperCaution
    67:Thresholds/UpperCritical/Reading 67:Thresholds/UpperFatal/Reading 67:~LocationXmm`,
  'Chassis/1/PowerSubsystem': `6:CapacityWatts 6:PowerSupplies 6:PowerSupplyRedundancy`,
  'Chassis/1/PowerSubsystem/PowerSupplies/0': `6:FirmwareVersion 6:Model 6:PowerCapacityWatts
    6:SerialNumber 6:Status`,
  'Managers/1': `Actions/#Manager.Reset/target DateTime EthernetInterfaces FirmwareVersion LogServices
    67:DedicatedNetworkPorts Links/ManagerForServers ManagerType Model NetworkProtocol Status UUID
    VirtualMedia ~CloudConnect/CloudConnectStatus ~Firmware/Current/VersionString
    ~IdleConnectionTimeoutMinutes ~License/LicenseString ~License/LicenseType ~Links/LicenseService
    ~Links/SecurityService ~Links/DateTimeService ~Links/ActiveHealthSystem 56:~Links/EmbeddedMediaService
    56:~Links/FederationGroups 56:~Links/FederationPeers ~iLOSelfTestResults/SelfTestName
    ~iLOSelfTestResults/Status ~iLOSelfTestResults/Notes ~Links/VSPLogLocation 56:~RIBCLEnabled
    56:~FederationConfig 7:~MulticastConfig`,
  'Managers/1/LicenseService/1': `License LicenseTier LicenseType LicenseKey LicenseFeatures/VM`,
  'Managers/1/SecurityService': `SecurityState SecurityState@Redfish.AllowableValues TLSVersion/TLS1_2
    56:TLSVersion/TLS1_0 Links/SecurityDashboard Links/HttpsCert`,
  'Managers/1/SecurityService/SecurityDashboard': `OverallSecurityStatus SecurityParameters`,
  'Managers/1/EthernetInterfaces/1': `FQDN HostName IPv4Addresses/Address IPv4Addresses/Gateway
    InterfaceEnabled LinkStatus MACAddress Name NameServers SpeedMbps Status VLAN/VLANEnable
    ~InterfaceType`,
  'Systems/1/Memory': `Members ~AmpModeStatus ~MemoryList/BoardCpuNumber
    ~MemoryList/BoardTotalMemorySize`,
  'Systems/1/Memory/proc1dimm1': `BaseModuleType CapacityMiB DeviceLocator MemoryDeviceType
    OperatingSpeedMhz PartNumber SerialNumber Status/Health Status/State ~DIMMStatus`,
  'Systems/1/Processors/1': `Manufacturer MaxSpeedMHz Model ProcessorType Socket Status/Health TotalCores
    TotalThreads ~RatedSpeedMHz ~CoresEnabled ~Cache/InstalledSizeKB`,
  'Systems/1/LogServices/IML': `Actions/#LogService.ClearLog/target Entries OverWritePolicy DateTime`,
  'Systems/1/LogServices/IML/Entries': `Members/Id Members/Created Members/Message Members/Severity
    Members/EntryType Members/OemRecordFormat Members/MessageId Members/~Severity Members/~Class
    Members/~ClassDescription Members/~Code Members/~Count Members/~EventNumber Members/~Categories
    Members/~Updated Members/~Repaired Members/~RecommendedAction Members/~LearnMoreLink`,
  'Systems/1/Storage/DE00A000': `Controllers Drives Volumes Status/HealthRollup Links/Enclosures`,
  'Systems/1/Storage/DE00A000/Controllers/0': `FirmwareVersion Model SerialNumber Status/Health
    CacheSummary/TotalCacheSizeMiB SupportedRAIDTypes Location/PartLocation/ServiceLabel`,
  'Systems/1/Storage/DE00A000/Volumes/1': `CapacityBytes RAIDType Status/Health Links/Drives`,
  'Chassis/DE00A000/Drives/1': `CapacityBytes FailurePredicted LocationIndicatorActive MediaType Model
    PhysicalLocation/PartLocation/ServiceLabel PredictedMediaLifeLeftPercent Protocol SerialNumber
    StatusIndicator Status/Health`,
  'Systems/1/EthernetInterfaces/1': `MACAddress LinkStatus SpeedMbps IPv4Addresses Status`,
  SessionService: `SessionTimeout Sessions ServiceEnabled`,
  'AccountService/Accounts/1': `UserName RoleId Password Links/Role ~LoginName
    ~Privileges/VirtualPowerAndResetPriv`,
  UpdateService: `FirmwareInventory SoftwareInventory HttpPushUri ServiceEnabled
    Actions/#UpdateService.SimpleUpdate/target ~State ~UpdateTaskQueue ~ComponentRepository
    ~Actions/#HpeiLOUpdateServiceExt.AddFromUri/target 56:~DowngradePolicy`,
  'UpdateService/FirmwareInventory/1': `Name Version Description Updateable Status/Health ~DeviceContext
    ~Targets`,
  TaskService: `Tasks DateTime ServiceEnabled`,
  EventService: `Subscriptions DeliveryRetryAttempts 67:RegistryPrefixes`,
}

/** Names of a resource as paths; of a list, the names of any of its members. */
const namesOf = (value: unknown, at = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => namesOf(one, at))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const path = (at === '' ? name : `${at}/${name}`).replace('Oem/Hpe/', '~')
    return [path, ...namesOf(member, path)]
  })
}

const namesFor = (generation: Generation, text: string) => {
  const written = text.split(/\s+/).map((word) => {
    const [, only, name] = /^([567]+):(.*)$/.exec(word) ?? [null, '567', word]
    return { name: name ?? word, isHere: (only ?? '').includes(String(generation)) }
  })
  return {
    expected: written.filter(({ isHere }) => isHere).map(({ name }) => name),
    absent: written.filter(({ isHere }) => !isHere).map(({ name }) => name),
  }
}

const cases = generations.flatMap((generation) =>
  Object.entries(names).map(([path, text]) => [generation, path, text] as const),
)

test.each(cases)('iLO %i, /%s: what the captures have', async (generation, path, text) => {
  const { expected, absent } = namesFor(generation, text)
  const { get } = openIlo(generation)
  const { status, body } = await get(`/redfish/v1/${path}`)
  const found = new Set(namesOf(status === 200 ? body : {}))
  const plain = (name: string) => name.replace('/~', '/Oem/Hpe/')
  expect(expected.filter((name) => !found.has(name) && !found.has(plain(name)))).toEqual([])
  expect(absent.filter((name) => found.has(name) || found.has(plain(name)))).toEqual([])
})
