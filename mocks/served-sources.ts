import { randomBytes } from 'node:crypto'
import { createCertificate } from './certificate'
import type { Credentials } from './credentials'
import { secretNames } from './credentials'
import type { Estate } from './estate/estate'
import type { Federation } from './estate/federation'
import type { Machine } from './estate/types'
import { regions } from './estate/world'
import { greenlakeHandlers } from './greenlake/handlers'
import { createTokenBook, tokenHandlers } from './greenlake/tokens'
import type { Listener } from './http'
import { listen } from './http'
import { iloHandlers } from './ilo/handlers'
import { omnistackHandlers } from './omnistack/handlers'

/** One source as it is served: its part of a BFF's configuration, and its switches. */
export type ServedSource = { config: { id: string } & object; listeners: Listener[] }

const username = 'sightline'

/** Three regional hosts of one workspace, each with an API client of its own, and the token host. */
export const serveGreenlake = async (estate: Estate, credentials: Credentials) => {
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
        name: region,
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
export const serveFederation = async (
  estate: Estate,
  { id, name, region }: Federation,
  credentials: Credentials,
): Promise<ServedSource> => {
  const { fingerprint, ...tls } = await createCertificate(`${id}.example`)
  const controllers = await Promise.all(
    [1, 2].map(() =>
      listen(
        (origin) =>
          omnistackHandlers(estate, id, {
            origin,
            credentials: {
              username,
              password: credentials.omnistackPassword,
              tokenMark: credentials.tokenMark,
            },
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

const serveIlo = async (estate: Estate, machine: Machine, credentials: Credentials) => {
  const { fingerprint, ...tls } = await createCertificate(`${machine.hostName}-ilo.example`)
  const { iloPassword: password, tokenMark } = credentials
  const listener = await listen(
    (origin) =>
      iloHandlers(estate, machine.id, { origin, credentials: { username, password, tokenMark } }),
    { tls },
  )
  return {
    listener,
    bmc: { url: listener.origin, name: machine.hostName, tls: { fingerprint } },
  }
}

/** Every open iLO, each at its own address with its own certificate. */
export const serveIlos = async (
  estate: Estate,
  credentials: Credentials,
): Promise<ServedSource> => {
  const machines = [...estate.machines.values()].filter(({ ilo }) => ilo.exposed)
  const ilos = await Promise.all(machines.map((machine) => serveIlo(estate, machine, credentials)))
  const config = {
    id: 'ilo',
    name: `iLO ×${ilos.length}`,
    kind: 'ilo',
    bmcs: ilos.map(({ bmc }) => bmc),
    username,
    password: { env: secretNames.iloPassword },
  }
  return { config, listeners: ilos.map(({ listener }) => listener) }
}
