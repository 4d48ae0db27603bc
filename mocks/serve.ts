import type { Credentials } from './credentials'
import { drawCredentials, environmentOf } from './credentials'
import type { Estate } from './estate/estate'
import type { Listener } from './http'
import { serveFederation, serveGreenlake, serveIlos } from './served-sources'

const all = async (listeners: Listener[], act: 'start' | 'stop') => {
  await Promise.all(listeners.map((listener) => listener[act]()))
}

/**
 * Serves every source of an estate on free loopback ports. `bffConfig` is the configuration of a BFF
 * that watches them, its secrets in `env`; `sources` switches one off and, on the same ports, on again.
 */
export const serveEstate = async (estate: Estate, given: Partial<Credentials> = {}) => {
  const credentials = { ...drawCredentials(), ...given }
  const { global, sources: regional } = await serveGreenlake(estate, credentials)
  const federated = await Promise.all(
    estate.federations.map((federation) => serveFederation(estate, federation, credentials)),
  )
  const sources = [...regional, ...federated, await serveIlos(estate, credentials)]
  const listeners = [global, ...sources.flatMap((source) => source.listeners)]
  const env = environmentOf(credentials)
  return {
    bffConfig: { simulated: true, sources: sources.map(({ config }) => config) },
    env,
    sources: Object.fromEntries(
      sources.map(({ config, listeners }) => [
        config.id,
        { stop: () => all(listeners, 'stop'), start: () => all(listeners, 'start') },
      ]),
    ),
    /** Addresses and secrets as text, for whoever points another client at the estate. */
    describe: () =>
      JSON.stringify({ sources: sources.map(({ config }) => config), secrets: env }, null, 2),
    close: () => all(listeners, 'stop'),
  }
}
export type ServedEstate = Awaited<ReturnType<typeof serveEstate>>
