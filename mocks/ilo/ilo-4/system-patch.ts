import * as v from 'valibot'
import { touch } from '../../estate/health'
import type { Act } from '../entry'
import { writing } from '../entry'
import type { Boot } from '../modern/system-acts'
import { ledChange, overrideBoot } from '../modern/system-acts'
import type { View } from '../view'

/** From where an iLO 4 lets its server start next. */
export const oldBootTargets = [
  'None',
  'Cd',
  'Hdd',
  'Usb',
  'Utilities',
  'Diags',
  'BiosSetup',
  'Pxe',
  'UefiShell',
] as const

const common = {
  AssetTag: v.optional(v.string()),
  IndicatorLED: v.optional(v.picklist(['Lit', 'Off'])),
}
const boot = v.strictObject({
  BootSourceOverrideEnabled: v.optional(v.picklist(['Disabled', 'Once', 'Continuous'])),
  BootSourceOverrideTarget: v.optional(v.picklist(oldBootTargets)),
})

type Body = {
  AssetTag?: string | undefined
  IndicatorLED?: 'Lit' | 'Off' | undefined
  Boot?: Boot | undefined
}

const write = (view: View, { AssetTag: assetTag, Boot, ...light }: Body) => {
  const { estate, machine } = view
  if (Boot) overrideBoot(view, Boot)
  estate.act((course, at) => {
    Object.assign(machine, ledChange(light), assetTag === undefined ? {} : { assetTag })
    touch(course, at, machine)
  })
}

/** Light, asset tag, and from where the server starts next time. */
export const systemPatch = (view: View): Act =>
  writing(
    'VirtualPowerAndResetPriv',
    v.strictObject({ ...common, Boot: v.optional(boot) }),
    (body) => write(view, body),
  )

/** The same of the chassis, which starts nothing. */
export const chassisPatch = (view: View): Act =>
  writing('iLOConfigPriv', v.strictObject(common), (body) => write(view, body))
