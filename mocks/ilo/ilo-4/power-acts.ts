import * as v from 'valibot'
import type { Act } from '../entry'
import { acting } from '../entry'
import { reset, resetTypes } from '../power-acts'
import type { View } from '../view'

const needs = 'VirtualPowerAndResetPriv'
const pushes = { Press: 'PUSH_POWER_BUTTON', PressAndHold: 'PRESS_AND_HOLD' } as const

/** No graceful one before iLO 5 (facts.md 9). */
export const oldResetTypes = ['On', 'ForceOff', 'ForceRestart', 'Nmi', 'PushPowerButton'] as const
export const pushTypes = ['Press', 'PressAndHold'] as const

/** What can be done to the power of a server, by the names of Redfish actions. */
export const powerActs = (view: View): Record<string, Act> => ({
  ...acting(
    'ComputerSystem.Reset',
    needs,
    v.strictObject({ ResetType: v.picklist(oldResetTypes) }),
    ({ ResetType: type }, caller) => reset(view, caller, resetTypes[type]),
  ),
  ...acting(
    'Oem/Hp/ComputerSystemExt.PowerButton',
    needs,
    v.strictObject({ PushType: v.picklist(pushTypes) }),
    ({ PushType: type }, caller) => reset(view, caller, pushes[type]),
  ),
  ...acting(
    'Oem/Hp/ComputerSystemExt.SystemReset',
    needs,
    v.strictObject({ ResetType: v.picklist(['ColdBoot']) }),
    (_, caller) => reset(view, caller, 'COLD_BOOT'),
  ),
})
