import * as v from 'valibot'
import type { JobName } from '../../../estate/texts/texts'

const flag = v.optional(v.boolean())
const ids = v.pipe(v.array(v.string()), v.nonEmpty('Must not be empty.'))
const bundleId = v.pipe(v.string(), v.regex(/^[\da-f]{32}$/, 'Must be 32 hexadecimal digits.'))
const hours = v.optional(v.picklist([1, 2, 4, 8, 12, 24]))
const whole = (min: number, max: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)))

const download = {
  downgrade: flag,
  install_sw_drivers: flag,
  prerequisite_check: flag,
  skip_blocklisted_components: flag,
}
const waiting = {
  wait_for_power_off_or_reboot: flag,
  wait_for_power_off_or_reboot_timeout: hours,
}
const groupDownload = {
  devices: v.optional(ids),
  downgrade: flag,
  installSWDrivers: flag,
  prerequisite_check: flag,
  skip_blocklisted_components: flag,
}
const appliances = { targetApplianceIds: ids }
const inventoryFilters = [
  'Chassis',
  'Processor',
  'memory',
  'networkAdapters',
  'localStorage',
  'localStorageV2',
  'devices',
  'devicesV2',
  'powerSupplies',
  'fans',
  'firmware',
  'software',
]

/**
 * The parameters that jobs know (facts.md 5.1). Others are let through, as HPE's own example of an
 * inventory sends one that is of another job.
 */
const params: Partial<Record<JobName, v.ObjectEntries>> = {
  powerOff: { operationType: v.optional(v.picklist(['ForceOff', 'GracefulShutdown'])) },
  firmware: { bundle_id: bundleId, power_off: flag, ...download, ...waiting },
  firmwareDownload: { bundle_id: bundleId, ...download },
  inventory: {
    filters: v.optional(v.array(v.picklist(inventoryFilters))),
    is_reports_call: flag,
  },
  collectLog: { collect_ahs_log: flag },
  ignoreRisks: {
    ignoreSecuritySettings: v.array(
      v.object({ name: v.string(), ignore: v.boolean(), id: v.string() }),
    ),
  },
  groupFirmware: {
    ...groupDownload,
    ...waiting,
    parallel: flag,
    stopOnFailure: flag,
    powerOff: flag,
  },
  groupDownload,
  groupCompliance: { devices: v.optional(ids) },
  groupOsInstall: {
    devices: v.optional(ids),
    parallel: flag,
    stopOnFailure: flag,
    osCompletionTimeoutMin: whole(60, 720),
  },
  groupSettings: {
    redfish_subsystem: v.picklist(['BIOS', 'ILO_SETTINGS']),
    devices: v.optional(ids),
    batch_size: whole(1, 20),
  },
  groupInternalStorage: {
    devices: v.optional(ids),
    initialize: v.boolean(),
    volumes: v.array(v.object({ id: v.string(), name: v.string() })),
  },
  groupServerTemplates: appliances,
  groupApplianceSettings: appliances,
  groupApplianceUpdate: appliances,
  serverTemplates: {
    templatesData: v.array(
      v.object({
        applianceId: v.string(),
        templates: v.array(v.object({ uri: v.string() })),
      }),
    ),
  },
  applianceUpdate: { applianceFirmwareId: v.pipe(v.string(), v.nonEmpty()) },
  vcenterDelete: {
    vCenterUrl: v.string(),
    associatedGatewayUri: v.string(),
    externalServiceId: v.string(),
    vCenterUuid: v.string(),
  },
}

/** What a job's parameters have to be; without any they are taken as empty. */
export const jobParamsSchema = (name: JobName) => v.optional(v.looseObject(params[name] ?? {}), {})

/** The same as the JSON Schema of its template, as far as that is published: each parameter's name. */
export const jobParamNames = (name: JobName): string[] => Object.keys(params[name] ?? {})
