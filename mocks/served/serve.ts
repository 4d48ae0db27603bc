import { controlHandlers } from '../control/control'
import type { Estate } from '../estate/estate'
import { createFaultBook } from '../faults/fault-book'
import type { OperationsWire } from '../greenlake/resource'
import { listen } from '../http'
import type { Stage } from '../stage'
import type { Credentials } from './credentials'
import { drawCredentials, environmentOf } from './credentials'
import { serveGreenlake } from './greenlake'
import { serveIlos } from './ilo'
import { serveFederation } from './omnistack'
import type { Serving } from './serving'

/** How an estate is served; what is left out is free ports, fresh secrets and the current wire forms. */
type ServeOptions = {
  credentials?: Partial<Credentials>
  /** The first of the ports, in the order of the table; 0 takes free ones. */
  firstPort?: number
  controlPort?: number
  operationsWire?: OperationsWire
}

const portsFrom = (first: number) => {
  let next = first
  return () => (first === 0 ? 0 : next++)
}

/**
 * Serves every source of an estate on loopback ports, and a control port that only this machine reaches.
 * `bffConfig` is the configuration of a BFF that watches them, its secrets in `env`; `stage` is what
 * faults and stories act on.
 */
export const serveEstate = async (estate: Estate, options: ServeOptions = {}) => {
  const credentials = { ...drawCredentials(), ...options.credentials }
  const faults = createFaultBook()
  const nextPort = portsFrom(options.firstPort ?? 0)
  const requests = new Map<string, number>()
  const counted = (source: string) => {
    requests.set(source, (requests.get(source) ?? 0) + 1)
  }
  const serving: Serving = { estate, credentials, faults, nextPort, counted }
  const { tokens, sources: regional } = await serveGreenlake(serving, {
    operations: options.operationsWire ?? 'current',
  })
  const sources = [...regional]
  for (const federation of estate.federations)
    sources.push(await serveFederation(serving, federation))
  sources.push(await serveIlos(serving))
  const stage: Stage = {
    estate,
    faults,
    sources: new Map(sources.map(({ config, switches }) => [config.id, switches])),
  }
  const control = await listen((origin) => controlHandlers(origin, stage), {
    port: options.controlPort ?? 0,
  })
  // What is due happens also while nobody asks: webhooks are sent, switches are thrown.
  const ticking = setInterval(estate.catchUp, 250)
  ticking.unref()
  return {
    bffConfig: { simulated: true, sources: sources.map(({ config }) => config) },
    env: environmentOf(credentials),
    access: [tokens.access, ...sources.flatMap(({ access }) => access)],
    controlUrl: control.origin,
    stage,
    /** How many requests each source has had so far. */
    requests: (): ReadonlyMap<string, number> => new Map(requests),
    /** The switches of each source, by its id. */
    sources: Object.fromEntries(stage.sources),
    close: async () => {
      clearInterval(ticking)
      await Promise.all([
        control.stop(),
        tokens.listener.stop(),
        ...sources.map(({ switches }) => switches.off()),
      ])
    },
  }
}
export type ServedEstate = Awaited<ReturnType<typeof serveEstate>>
