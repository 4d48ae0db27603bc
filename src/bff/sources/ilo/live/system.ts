import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { flag, parseItem, part, text } from '../../tolerant'
import { powerOf } from '../map'
import { status } from '../wire'
import { inWords, judge } from './judge'
import type { Resource } from './resource'
import type { Walk } from './walk'

const oem = part({ PostState: text, IndicatorLED: text })
const schema = v.object({
  Status: status,
  PowerState: text,
  Power: text,
  IndicatorLED: text,
  LocationIndicatorActive: flag,
  BootProgress: part({ LastState: text }),
  Oem: part({ Hpe: oem, Hp: oem }),
})

const postWords: Record<string, string> = {
  PowerOff: 'Powered off',
  InPost: 'In POST',
  InPostDiscoveryStart: 'In POST, finding devices',
  InPostDiscoveryComplete: 'In POST, devices found',
  FinishedPost: 'POST finished',
  Reset: 'Resetting',
  Unknown: 'Unknown',
}

const lights: Record<string, boolean> = { Lit: true, Blinking: true, Off: false }

const lightOf = (one: v.InferOutput<typeof schema>) => {
  const led = one.IndicatorLED ?? one.Oem.Hpe.IndicatorLED ?? one.Oem.Hp.IndicatorLED
  return one.LocationIndicatorActive ?? (led === null ? null : (lights[led] ?? null))
}

/** Power, self-test and light of a system; other vendors tell of the boot instead of POST. */
export const mapSystem = (system: Resource): LiveValue<'system'> | null => {
  const one = parseItem(schema, system)
  if (one === null) return null
  const post = one.Oem.Hpe.PostState ?? one.Oem.Hp.PostState
  const boot = one.BootProgress.LastState
  const booted = boot === null || boot === 'None' ? null : inWords(boot)
  return {
    // Its state says no more than its power does.
    ...judge({ ...one.Status, State: null }),
    power: powerOf((one.PowerState ?? one.Power)?.toUpperCase() ?? null),
    post: post === null ? booted : (postWords[post] ?? inWords(post)),
    uid: lightOf(one),
  }
}

export const readSystem = (walk: Walk): Promise<Result<LiveValue<'system'> | null>> =>
  mapped(walk.system(), mapSystem)
