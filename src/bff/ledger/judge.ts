import type { ActName, ActOptions, Bundle } from '../../contract/act'
import type { Server } from '../../contract/server'
import { lacksSubscription } from '../../contract/server'

/** What is known of a server that an act is about. */
export type Subject = Pick<Server, 'power' | 'connection' | 'generation'> &
  Partial<Pick<Server, 'maintenance' | 'subscription' | 'knownAt' | 'iloVersion'>>

/** Where an act is asked for. `bundle`: that of a firmware update; `image`: that of one directly on an iLO. */
export type Where = {
  can: ReadonlySet<ActName> | null
  isBmc: boolean
  bundle: Bundle | null
  image?: ActOptions['image']
}

/** Of what belongs to a source through which nothing is done: `readOnly`, or no service that acts. */
export const actless = 'Nothing can be done through its source as it is configured here.'

/** Acts on the record of a server rather than on the machine, which need not be connected. */
const onRecord: ReadonlySet<ActName> = new Set(['maintenance-on', 'maintenance-off'])
const needsPower: ReadonlySet<ActName> = new Set(['restart', 'cold-boot'])

const powerReason = (act: ActName, { power }: Subject): string | null => {
  if (act === 'power-on' && power === 'on') return 'It is on already.'
  if (act === 'power-on' && power === 'turning-on') return 'It is turning on already.'
  if ((act === 'power-off' || act === 'force-off') && power === 'off') return 'It is off already.'
  if (needsPower.has(act) && power === 'off') return 'It is off: there is nothing to restart.'
  return null
}

const maintenanceReason = (act: ActName, { maintenance }: Subject): string | null => {
  if (act === 'maintenance-on' && maintenance === 'on') return 'It is in maintenance mode already.'
  if (act === 'maintenance-off' && maintenance === 'off') return 'It is not in maintenance mode.'
  return null
}

const bundleReason = ({ generation }: Subject, bundle: Bundle | null): string | null => {
  const own = /\d+/.exec(generation ?? '')?.[0]
  if (!bundle || bundle.generation === null || own === undefined) return null
  return Number(own) === bundle.generation
    ? null
    : `The bundle is for Gen${bundle.generation}, it is ${generation}.`
}

const awayReason = ({ knownAt = [] }: Subject) =>
  knownAt.some(({ connection }) => connection === 'connected')
    ? 'It is not connected here. Another source reaches its iLO: act on it there.'
    : 'It is not connected.'

/** Why nothing will happen to a server; null: it will. */
export const reasonAgainst = (
  act: ActName,
  server: Subject,
  { can, isBmc, bundle, image }: Where,
): string | null => {
  if (!can) return actless
  if (!can.has(act))
    return isBmc
      ? 'Not possible directly on its iLO: it takes Compute Ops Management.'
      : 'Not possible through its source.'
  if (lacksSubscription(server.subscription))
    return 'It has no subscription: Compute Ops Management does not act on it.'
  if (server.connection === 'disconnected' && !onRecord.has(act)) return awayReason(server)
  if (act === 'update-ilo-firmware' && isBmc && image === undefined)
    return 'It is updated directly on its iLO, for which the address of an image is missing.'
  return (
    powerReason(act, server) ??
    maintenanceReason(act, server) ??
    (act === 'update-firmware' ? bundleReason(server, bundle) : null)
  )
}

const versionNow = ({ iloVersion = null }: Subject) =>
  iloVersion === null
    ? 'Which firmware its iLO has now is not known.'
    : `Its iLO has ${iloVersion} now.`

/** What to mind of a server to which it will happen. `busy`: a task is under way on it. */
export const remarkOn = (act: ActName, server: Subject, busy: string | null) => {
  const remarks = [
    act === 'update-ilo-firmware' ? versionNow(server) : null,
    busy === null ? null : `${busy} is under way on it; this may wait for its end.`,
    server.maintenance === 'on' && act !== 'maintenance-off' ? 'It is in maintenance mode.' : null,
    server.power === 'unknown' && act.includes('power') ? 'Whether it is on is not known.' : null,
    server.connection === 'unknown' && !onRecord.has(act)
      ? 'Whether it is connected is not known.'
      : null,
  ].filter((remark) => remark !== null)
  return remarks.length > 0 ? remarks.join(' ') : null
}
