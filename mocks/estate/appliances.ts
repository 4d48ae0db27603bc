import { createRandom } from './random'
import type { Machine, Region } from './types'

/** What stands between servers and COM: a secure gateway, or HPE OneView in one of its forms. */
export type Appliance = {
  id: string
  kind: 'GATEWAY' | 'SYNERGY' | 'VM'
  site: string
  hostName: string
  address: string
  version: string
  state: 'CONNECTED' | 'NOT_ACTIVATED' | 'DISCONNECTED'
  createdAt: number
  changedAt: number
}

const versions: Record<Appliance['kind'], string> = {
  GATEWAY: '1.0.2+506412',
  SYNERGY: '9.20.00',
  VM: '9.30.00',
}
const hostNames: Record<Appliance['kind'], string> = {
  GATEWAY: 'secure-gateway',
  SYNERGY: 'synergy-composer',
  VM: 'oneview',
}
const opened = Date.UTC(2025, 2, 3, 9)

const known = new Map<string, Appliance>()

/** The same appliance each time: it belongs to its place. */
const applianceAt = (site: string, kind: Appliance['kind']): Appliance => {
  const topic = `${site}/${kind}/appliance`
  const held = known.get(topic)
  if (held) return held
  const { uuid, int } = createRandom(0, topic)
  const createdAt = opened + int(0, 300) * 86_400_000
  const appliance: Appliance = {
    id: uuid(),
    kind,
    site,
    hostName: `${hostNames[kind]}-${site}`,
    address: `10.${int(10, 90)}.0.${int(2, 60)}`,
    version: versions[kind],
    state: 'CONNECTED',
    createdAt,
    changedAt: createdAt,
  }
  known.set(topic, appliance)
  return appliance
}

const isInFrame = ({ model }: Machine) => model.startsWith('Synergy')

/** The composer that manages a server; null for one that COM manages itself. */
export const composerOf = (machine: Machine): Appliance | null =>
  isInFrame(machine) ? applianceAt(machine.site, 'SYNERGY') : null

const firstSites: Record<Region, string> = {
  'us-west': 'oregon',
  'eu-central': 'paris',
  'ap-northeast': 'tokyo',
}

/** The appliances of some servers' sites: a gateway and a VM at the first of a region, a composer by frames. */
export const appliancesOf = (machines: Iterable<Machine>): Appliance[] => {
  const appliances = new Map<string, Appliance>()
  const add = (site: string, kind: Appliance['kind']) => {
    if (!appliances.has(`${site}/${kind}`))
      appliances.set(`${site}/${kind}`, applianceAt(site, kind))
  }
  for (const machine of machines) {
    if (machine.site === firstSites[machine.region]) {
      add(machine.site, 'GATEWAY')
      add(machine.site, 'VM')
    }
    if (isInFrame(machine)) add(machine.site, 'SYNERGY')
  }
  return [...appliances.values()]
}
