import * as v from 'valibot'
import { flag, list, parseItem, part, text } from '../tolerant'

/**
 * What can be done to a system, as the system itself offers it: no address and no value is made up
 * (facts.md 9).
 */
export type Offers = {
  power: string | null
  post: string | null
  /** How it is reset; `types`: those it says that it allows, null where another resource says. */
  reset: {
    path: string
    types: readonly string[] | null
    info: string | null
    legacy: boolean
  } | null
  /** HPE's own reset from nothing. */
  coldBoot: string | null
  /** Which property its light goes by. */
  light: 'LocationIndicatorActive' | 'IndicatorLED' | null
  lit: boolean | null
}

const action = v.object({
  target: v.string(),
  'ResetType@Redfish.AllowableValues': list(v.string()),
  '@Redfish.ActionInfo': text,
})
const actions = v.optional(v.fallback(v.record(v.string(), v.unknown()), {}), {})
const oem = part({ Actions: actions, PostState: text })

const systemSchema = v.object({
  Actions: actions,
  AvailableActions: list(
    v.object({
      Action: text,
      Capabilities: list(v.object({ PropertyName: text, AllowableValues: list(v.string()) })),
    }),
  ),
  PowerState: text,
  Power: text,
  LocationIndicatorActive: flag,
  IndicatorLED: text,
  Oem: part({ Hpe: oem, Hp: oem }),
})

const resetOf = (system: v.InferOutput<typeof systemSchema>, uri: string): Offers['reset'] => {
  const offered = parseItem(action, system.Actions['#ComputerSystem.Reset'])
  if (offered) {
    const types = offered['ResetType@Redfish.AllowableValues']
    return {
      path: offered.target,
      types: types.length > 0 ? types : null,
      info: offered['@Redfish.ActionInfo'],
      legacy: false,
    }
  }
  const old = system.AvailableActions.find(({ Action }) => Action === 'Reset')
  const types = old?.Capabilities.find(({ PropertyName }) => PropertyName === 'ResetType')
  return old ? { path: uri, types: types?.AllowableValues ?? [], info: null, legacy: true } : null
}

const isLit = (led: string | null) => (led === null ? null : led !== 'Off')

/** Null where the body is no object. `uri`: where it was read. */
export const parseOffers = (body: unknown, uri: string): Offers | null => {
  const system = parseItem(systemSchema, body)
  if (system === null) return null
  const { Hpe, Hp } = system.Oem
  const own = Object.entries({ ...Hp.Actions, ...Hpe.Actions })
  const cold = own.find(([name]) => /^#Hpe?ComputerSystemExt\.SystemReset$/.test(name))
  const isBoolean = system.LocationIndicatorActive !== null
  return {
    power: system.PowerState ?? system.Power,
    post: Hpe.PostState ?? Hp.PostState,
    reset: resetOf(system, uri),
    coldBoot: parseItem(action, cold?.[1])?.target ?? null,
    light: isBoolean
      ? 'LocationIndicatorActive'
      : system.IndicatorLED === null
        ? null
        : 'IndicatorLED',
    lit: system.LocationIndicatorActive ?? isLit(system.IndicatorLED),
  }
}

const infoSchema = v.object({
  Parameters: list(v.object({ Name: text, AllowableValues: list(v.string()) })),
})

/** The reset types that an ActionInfo allows. */
export const parseResetInfo = (body: unknown): readonly string[] | null => {
  const info = parseItem(infoSchema, body)
  return info?.Parameters.find(({ Name }) => Name === 'ResetType')?.AllowableValues ?? null
}
