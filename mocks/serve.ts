import { randomBytes } from 'node:crypto'
import { createCertificate } from './certificate'
import type { Estate } from './estate/estate'
import type { Federation } from './estate/types'
import { regions } from './estate/world'
import { greenlakeHandlers } from './greenlake/handlers'
import { createTokenBook, tokenHandlers } from './greenlake/tokens'
import type { Listener } from './http'
import { listen } from './http'
import { omnistackHandlers } from './omnistack/handlers'

/** The secrets of a served estate; `tokenMark` stands in front of every token that it hands out. */
export type Credentials = {
  clientSecret: string
  omnistackPassword: string
  iloPassword: string
  tokenMark: string
}

/** One source as it is served: its part of the configuration, and its switch. */
type ServedSource = { config: { id: string } & object; listeners: Listener[] }

/** Environment variables that the configuration names for its secrets. */
const secretNames = {
  clientSecret: 'SIGHTLINE_GREENLAKE_SECRET',
  omnistackPassword: 'SIGHTLINE_OMNISTACK_PASSWORD',
  iloPassword: 'SIGHTLINE_ILO_PASSWORD',
} as const

const drawCredentials = (): Credentials => ({
  clientSecret: randomBytes(18).toString('base64url'),
  omnistackPassword: randomBytes(18).toString('base64url'),
  iloPassword: randomBytes(18).toString('base64url'),
  tokenMark: '',
})

/** Three regional hosts of one workspace, each with an API client of its own, and the token host. */
const serveGreenlake = async (estate: Estate, credentials: Credentials) => {
  const workspaceId = randomBytes(16).toString('hex')
  const book = createTokenBook(estate.now, credentials.tokenMark)
  const clientIdOf = (region: string) => `sightline-${region}`
  const clients = regions.map((region) => ({
    id: clientIdOf(region),
    secret: credentials.clientSecret,
  }))
  const global = await listen((origin) => tokenHandlers({ origin, workspaceId, clients, book }))
  const sources = await Promise.all(
    regions.map(async (region): Promise<ServedSource> => {
      const host = await listen((origin) =>
        greenlakeHandlers(estate, region, { origin, workspaceId, book }),
      )
      const config = {
        id: region,
        name: `GreenLake ${region}`,
        kind: 'greenlake',
        region,
        baseUrl: host.origin,
        tokenUrl: `${global.origin}/authorization/v2/oauth2/${workspaceId}/token`,
        clientId: clientIdOf(region),
        clientSecret: { env: secretNames.clientSecret },
        services: ['compute-ops', 'data-services', 'backup-recovery', 'virtualization'],
      }
      return { config, listeners: [host] }
    }),
  )
  return { global, sources }
}

/** Two controllers of one federation, behind one certificate. */
const serveFederation = async (
  estate: Estate,
  { id, name, region }: Federation,
  credentials: Credentials,
): Promise<ServedSource> => {
  const username = 'sightline'
  const { fingerprint, ...tls } = await createCertificate(`${id}.example`)
  const controllers = await Promise.all(
    [1, 2].map(() =>
      listen(
        (origin) =>
          omnistackHandlers(estate, id, {
            origin,
            credentials: { username, password: credentials.omnistackPassword },
          }),
        { tls },
      ),
    ),
  )
  const config = {
    id,
    name,
    kind: 'omnistack',
    region,
    controllers: controllers.map(({ origin }) => origin),
    username,
    password: { env: secretNames.omnistackPassword },
    tls: { fingerprint },
  }
  return { config, listeners: controllers }
}

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
  const sources = [...regional, ...federated]
  const listeners = [global, ...sources.flatMap((source) => source.listeners)]
  const env: Record<string, string> = {}
  for (const [secret, name] of Object.entries(secretNames))
    env[name] = credentials[secret as keyof typeof secretNames]
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
