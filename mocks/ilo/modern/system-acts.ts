import * as v from 'valibot'
import { touch } from '../../estate/health'
import type { Machine } from '../../estate/types'
import { type Act, acting, writing } from '../entry'
import { reset, resetTypes } from '../power-acts'
import type { View } from '../view'
import { withheld } from './kit'

export const bootTargets = [
  'None',
  'Cd',
  'Hdd',
  'Usb',
  'SDCard',
  'Utilities',
  'Diags',
  'BiosSetup',
  'Pxe',
  'UefiShell',
  'UefiHttp',
  'UefiTarget',
] as const

const resetWords = v.picklist(Object.keys(resetTypes) as (keyof typeof resetTypes)[])
const pushWords = v.picklist(['Press', 'PressAndHold'])
const coldWords = v.picklist(['ColdBoot', 'AuxCycle'])

const power = 'VirtualPowerAndResetPriv'

/** What can be done to a server, in Redfish's words and in HPE's own (facts.md 9). */
export const systemActions = (view: View): Record<string, Act> => ({
  ...acting(
    'ComputerSystem.Reset',
    power,
    v.strictObject({ ResetType: resetWords }),
    ({ ResetType: type }, caller) => reset(view, caller, resetTypes[type]),
  ),
  ...acting(
    'Oem/Hpe/HpeComputerSystemExt.PowerButton',
    power,
    v.strictObject({ PushType: pushWords }),
    ({ PushType: type }, caller) =>
      reset(view, caller, type === 'Press' ? 'PUSH_POWER_BUTTON' : 'PRESS_AND_HOLD'),
  ),
  ...acting(
    'Oem/Hpe/HpeComputerSystemExt.SystemReset',
    power,
    v.strictObject({ ResetType: coldWords }),
    ({ ResetType: type }, caller) =>
      reset(view, caller, type === 'ColdBoot' ? 'COLD_BOOT' : 'AUX_CYCLE'),
  ),
  ...withheld(...withheldActions(view)),
})

/** What would wipe or disable the server; an iLO 7 no longer offers the worst of it. */
export const withheldActions = ({ generation }: View): string[] => [
  'Oem/Hpe/HpeComputerSystemExt.RestoreManufacturingDefaults',
  'Oem/Hpe/HpeComputerSystemExt.RestoreSystemDefaults',
  'Oem/Hpe/HpeComputerSystemExt.ServerIntelligentDiagnosticsMode',
  'Oem/Hpe/HpeComputerSystemExt.ServerSafeMode',
  ...(generation === 7 ? [] : ['Oem/Hpe/HpeComputerSystemExt.SecureSystemErase']),
]

const ledKinds = { Lit: 'LIT', Blinking: 'BLINKING', Off: 'OFF' } as const
const ledWords = v.picklist(['Lit', 'Blinking', 'Off'])

/** Changes a machine as every source shows it. */
const change = ({ estate, machine }: View, changed: Partial<Pick<Machine, 'led' | 'assetTag'>>) =>
  estate.act((course, at) => {
    Object.assign(machine, changed)
    touch(course, at, machine)
  })

/** What is written to the light; iLO 5 takes the old and the new form (facts.md 8). */
export const ledChange = (body: {
  IndicatorLED?: keyof typeof ledKinds | undefined
  LocationIndicatorActive?: boolean | undefined
}): Partial<Pick<Machine, 'led'>> => {
  if (body.IndicatorLED !== undefined) return { led: ledKinds[body.IndicatorLED] }
  if (body.LocationIndicatorActive === undefined) return {}
  return { led: body.LocationIndicatorActive ? 'LIT' : 'OFF' }
}

const lightOf = ({ generation }: View) => ({
  LocationIndicatorActive: v.optional(v.boolean()),
  IndicatorLED: generation === 5 ? v.optional(ledWords) : v.optional(v.never()),
})

/** Light and asset tag, which a chassis takes as well. */
export const chassisPatch = (view: View): Act =>
  writing(
    'iLOConfigPriv',
    v.strictObject({ AssetTag: v.optional(v.string()), ...lightOf(view) }),
    (body) =>
      change(view, {
        ...(body.AssetTag === undefined ? {} : { assetTag: body.AssetTag }),
        ...ledChange(body),
      }),
  )

const bootPatch = v.strictObject({
  BootSourceOverrideEnabled: v.optional(v.picklist(['Disabled', 'Once', 'Continuous'])),
  BootSourceOverrideTarget: v.optional(v.picklist(bootTargets)),
})
const oemPatch = v.strictObject({ Hpe: v.strictObject({ IndicatorLED: v.optional(ledWords) }) })

export type Boot = {
  BootSourceOverrideEnabled?: 'Disabled' | 'Once' | 'Continuous' | undefined
  BootSourceOverrideTarget?: string | undefined
}

/** Starts the server from elsewhere; a target without more is meant for one start. */
export const overrideBoot = (
  { kept, now }: View,
  { BootSourceOverrideEnabled: enabled, BootSourceOverrideTarget: target }: Boot,
) => {
  kept.boot = {
    target: target ?? kept.boot.target,
    enabled: enabled ?? (target === 'None' ? 'Disabled' : kept.boot.enabled),
    at: now,
  }
  if (target !== undefined && target !== 'None' && kept.boot.enabled === 'Disabled')
    kept.boot.enabled = 'Once'
}

/** Light, asset tag, and from where it starts next time. */
export const systemPatch = (view: View): Act =>
  writing(
    'VirtualPowerAndResetPriv',
    v.strictObject({
      AssetTag: v.optional(v.string()),
      ...lightOf(view),
      Boot: v.optional(bootPatch),
      Oem: v.optional(oemPatch),
    }),
    (body) => {
      if (body.Boot) overrideBoot(view, body.Boot)
      change(view, {
        ...(body.AssetTag === undefined ? {} : { assetTag: body.AssetTag }),
        ...ledChange(body),
        ...ledChange(body.Oem?.Hpe ?? {}),
      })
    },
  )
