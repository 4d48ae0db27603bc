import * as v from 'valibot'
import { touch } from '../../estate/health'
import type { ResetKind } from '../../estate/reset'
import { acting, type Entry, nothing, writing } from '../entry'
import { reset } from '../power-acts'
import { ref } from '../redfish'
import { say } from '../saying'
import type { View } from '../view'
import { ledWord, powerWord } from '../words'
import { list, offerReset, offsetStamp, resetInfo, single, well } from './kit'

const path = 'Systems/system'

const resets = {
  On: 'ON',
  ForceOff: 'FORCE_OFF',
  ForceOn: 'ON',
  ForceRestart: 'FORCE_RESTART',
  GracefulRestart: 'GRACEFUL_RESTART',
  GracefulShutdown: 'GRACEFUL_SHUTDOWN',
  PowerCycle: 'COLD_BOOT',
  Nmi: 'NMI',
} as const satisfies Record<string, ResetKind>
const resetTypes = Object.keys(resets) as (keyof typeof resets)[]

const bootTargets = ['None', 'Pxe', 'Hdd', 'Cd', 'Diags', 'BiosSetup', 'Usb']
const never = offsetStamp(0)

const isLit = v.strictObject({ LocationIndicatorActive: v.boolean() })

const logService = (view: View, name: string, title: string, clearable: boolean): Entry[] => {
  const at = `${path}/LogServices/${name}`
  const service = single(
    at,
    'LogService.v1_1_0',
    {
      ...(clearable
        ? {
            Actions: {
              '#LogService.ClearLog': { target: `/redfish/v1/${at}/Actions/LogService.ClearLog` },
            },
            DateTime: offsetStamp(view.now),
            DateTimeLocalOffset: '+00:00',
            OverWritePolicy: 'WrapsWhenFull',
          }
        : {}),
      Description: title,
      Entries: ref(`${at}/Entries`),
      Id: name,
      Name: title,
    },
    // Its log is empty, and so it stays.
    clearable
      ? {
          actions: acting('LogService.ClearLog', 'iLOConfigPriv', nothing, () =>
            say(200, 'Base.Success'),
          ),
        }
      : {},
  )
  return [service, ...list(`${at}/Entries`, 'LogEntry', `${title} Entries`)]
}

/** A system that knows next to nothing of itself: no maker, model, serial or UUID (facts.md 12). */
export const systemEntries = (view: View): Entry[] => {
  const { estate, machine } = view
  const isOff = machine.power === 'OFF'
  const actions = acting(
    'ComputerSystem.Reset',
    'VirtualPowerAndResetPriv',
    v.strictObject({ ResetType: v.picklist(resetTypes) }),
    ({ ResetType: type }, caller) => reset(view, caller, resets[type]),
  )
  const patch = writing('VirtualPowerAndResetPriv', isLit, ({ LocationIndicatorActive: lit }) => {
    estate.act((course, at) => {
      machine.led = lit ? 'LIT' : 'OFF'
      touch(course, at, machine)
    })
    return { status: 204, messages: [] }
  })
  const startedAt = machine.powerChanges.at(-1)?.at ?? 0
  const system = single(
    path,
    'ComputerSystem.v1_16_0',
    {
      Actions: offerReset(path, 'ComputerSystem'),
      Bios: ref(`${path}/Bios`),
      Boot: {
        BootSourceOverrideEnabled: 'Disabled',
        BootSourceOverrideMode: 'UEFI',
        BootSourceOverrideTarget: 'None',
        'BootSourceOverrideTarget@Redfish.AllowableValues': bootTargets,
      },
      BootProgress: {
        LastState: isOff ? 'None' : machine.boot ? 'OEM' : 'OSRunning',
        LastStateTime: isOff ? never : offsetStamp(startedAt),
      },
      Description: 'Computer System',
      FabricAdapters: ref(`${path}/FabricAdapters`),
      Id: 'system',
      IndicatorLED: ledWord(machine),
      LastResetTime: offsetStamp(startedAt),
      Links: { Chassis: [ref('Chassis/chassis')], ManagedBy: [ref('Managers/bmc')] },
      LocationIndicatorActive: machine.led === 'LIT',
      LogServices: ref(`${path}/LogServices`),
      Memory: ref(`${path}/Memory`),
      MemorySummary: { TotalSystemMemoryGiB: 0 },
      Name: 'system',
      PCIeDevices: [],
      'PCIeDevices@odata.count': 0,
      PowerRestorePolicy: 'AlwaysOff',
      PowerState: powerWord(machine),
      ProcessorSummary: { Count: 0 },
      Processors: ref(`${path}/Processors`),
      Status: { ...well, State: isOff ? 'Disabled' : 'Enabled' },
      Storage: ref(`${path}/Storage`),
      SystemType: 'Physical',
    },
    { actions, patch },
  )
  return list('Systems', 'ComputerSystem', 'Computer System Collection', [
    system,
    resetInfo(path, resetTypes),
    single(`${path}/Bios`, 'Bios.v1_1_0', {
      Description: 'BIOS Configuration Service',
      Id: 'BIOS',
      Name: 'BIOS Configuration',
    }),
    ...list(`${path}/FabricAdapters`, 'FabricAdapter', 'Fabric Adapter Collection'),
    ...list(`${path}/Memory`, 'Memory', 'Memory Module Collection'),
    ...list(`${path}/PCIeDevices`, 'PCIeDevice', 'PCIe Device Collection'),
    ...list(`${path}/Processors`, 'Processor', 'Processor Collection'),
    ...list(`${path}/Storage`, 'Storage', 'Storage Collection'),
    ...list(`${path}/LogServices`, 'LogService', 'System Log Services Collection', [
      ...logService(view, 'EventLog', 'System Event Log', true),
      ...logService(view, 'HostLogger', 'Host Logger Service', false),
    ]),
  ])
}
