import type { ActName } from '../../../contract/act'
import type { Offers } from './act-wire'

/** One request that does it. */
export type Step = { method: 'POST' | 'PATCH'; path: string; json: Record<string, unknown> }
export type Plan = { step: Step } | { cannot: string }

/** What is asked of `ComputerSystem.Reset`, the first that a system allows. */
const resetTypes: Partial<Record<ActName, readonly string[]>> = {
  'power-on': ['On', 'ForceOn'],
  // An older iLO knows nothing gentler than its power button (facts.md 9).
  'power-off': ['GracefulShutdown', 'PushPowerButton'],
  'force-off': ['ForceOff'],
  restart: ['ForceRestart'],
  'cold-boot': ['PowerCycle'],
}

const isOff = ({ power }: Offers) => power?.toLowerCase() === 'off'
const isOn = ({ power }: Offers) => power?.toLowerCase() === 'on'

/** Why its power does not allow it: the button would do the opposite. */
const wrongPower = (act: ActName, offers: Offers): string | null => {
  if (act === 'power-on') return isOn(offers) ? 'It is on already.' : null
  if (!isOff(offers)) return null
  return act === 'power-off' || act === 'force-off' ? 'It is off already.' : 'It is off.'
}

const resetStep = (act: ActName, { reset, coldBoot }: Offers): Plan => {
  const type = resetTypes[act]?.find((one) => reset?.types?.includes(one))
  if (reset && type !== undefined)
    return {
      step: {
        method: 'POST',
        path: reset.path,
        json: { ...(reset.legacy ? { Action: 'Reset' } : {}), ResetType: type },
      },
    }
  if (act === 'cold-boot' && coldBoot !== null)
    return { step: { method: 'POST', path: coldBoot, json: { ResetType: 'ColdBoot' } } }
  return { cannot: `It does not offer this: it allows ${reset?.types?.join(', ') || 'no reset'}.` }
}

const lightStep = (lit: boolean, { light }: Offers, uri: string): Plan => {
  if (light === null) return { cannot: 'It has no UID light that it tells of.' }
  const json = light === 'IndicatorLED' ? { IndicatorLED: lit ? 'Lit' : 'Off' } : { [light]: lit }
  return { step: { method: 'PATCH', path: uri, json } }
}

/** How a system at `uri` is made to do it, from what it offers; or why not. */
export const planAct = (act: ActName, offers: Offers, uri: string): Plan => {
  if (act === 'uid-on' || act === 'uid-off') return lightStep(act === 'uid-on', offers, uri)
  const wrong = wrongPower(act, offers)
  return wrong === null ? resetStep(act, offers) : { cannot: wrong }
}
