import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'msw'
import { onTestFinished } from 'vitest'
import { createEstate } from '../../../../../mocks/estate/estate'
import { createFaultBook } from '../../../../../mocks/faults/fault-book'
import { withFaults } from '../../../../../mocks/faults/inject'
import { greenlakeHandlers } from '../../../../../mocks/greenlake/handlers'
import { createTokenBook, tokenHandlers } from '../../../../../mocks/greenlake/tokens'
import { greenlakeVoice } from '../../../../../mocks/greenlake/voice'
import { listen } from '../../../../../mocks/http'
import { iloHandlers } from '../../../../../mocks/ilo/handlers'
import { omnistackHandlers } from '../../../../../mocks/omnistack/handlers'
import { createCertificate } from '../../../../../mocks/served/certificate'
import type { SourceKind } from '../../../../contract/source'
import type { SourceConfig } from '../../../config'
import { urlsOf } from '../../../config'
import { driveSurroundings } from '../../../testing/driven-surroundings'
import { asWhole } from '../../../testing/network'
import { createFetch } from '../../../upstream/tls'
import { createSource } from '../../create'

const start = '2026-11-20T10:00:00.000Z'
const workspaceId = '3f1c0f0e9a5b4d0c8a7e6b5d4c3b2a19'
const credentials = { username: 'sightline', password: 'canary-password', tokenMark: 'canary-' }
const password = () => credentials.password

type Estate = ReturnType<typeof createEstate>
type Handlers = (origin: string) => RequestHandler[]
type Serve = (handlersAt: Handlers) => Promise<string>

/** The configuration of one kind of source, served by `serve`, each of its parts at an origin of its own. */
const served: Record<SourceKind, (estate: Estate, serve: Serve) => Promise<SourceConfig>> = {
  greenlake: async (estate, serve) => {
    const region = 'eu-central'
    const book = createTokenBook(estate.now, credentials.tokenMark)
    const clients = [{ id: 'client-1', secret: credentials.password }]
    const tokens = await serve((origin) => tokenHandlers({ origin, workspaceId, clients, book }))
    const baseUrl = await serve((origin) =>
      greenlakeHandlers(estate, region, { origin, workspaceId, book }),
    )
    return {
      kind: 'greenlake',
      id: region,
      name: 'Europe',
      region,
      baseUrl,
      tokenUrl: `${tokens}/authorization/v2/oauth2/${workspaceId}/token`,
      clientId: 'client-1',
      clientSecret: password,
      services: ['compute-ops'],
      tenant: null,
      language: 'en',
    }
  },
  omnistack: async (estate, serve) => ({
    kind: 'omnistack',
    id: 'fed-paris',
    name: 'Paris',
    region: null,
    controllers: [
      await serve((origin) => omnistackHandlers(estate, 'fed-paris', { origin, credentials })),
    ],
    username: credentials.username,
    password,
    trust: null,
  }),
  ilo: async (estate, serve) => {
    const [machine] = [...estate.machines.values()].filter(({ ilo }) => ilo.generation === 6)
    if (!machine) throw new Error('A small estate has an iLO 6.')
    const url = await serve((origin) => iloHandlers(estate, machine.id, { origin, credentials }))
    return {
      kind: 'ilo',
      id: 'ilos',
      name: 'Lab iLOs',
      region: null,
      bmcs: [{ url, name: null, trust: null }],
      username: credentials.username,
      password,
    }
  },
}

/**
 * A source on real ports with TLS, its certificate pinned, under a driven clock; ends with the test. Its
 * parts can be switched off and on, show the certificate of a stranger, and be struck by `faults`.
 */
export const openOnPorts = async (kind: SourceKind) => {
  let underWay = 0
  const turn = () =>
    underWay > 0 ? setTimeout(1) : new Promise<void>((resolve) => setImmediate(resolve))
  const driven = driveSurroundings((request) => fetch(request), start, turn)
  const now = () => driven.surroundings.now().getTime()
  const estate = createEstate({ seed: 7, size: 'small', now, life: false })
  const faults = createFaultBook()
  const [own, stranger] = await Promise.all(
    ['sightline.example', 'stranger.example'].map(createCertificate),
  )
  if (!own || !stranger) throw new Error('A certificate could not be made.')
  const faulty = { book: faults, source: 'source', voice: greenlakeVoice, wait: async () => {} }
  const listeners: Awaited<ReturnType<typeof listen>>[] = []
  const config = await served[kind](estate, async (handlersAt) => {
    const listener = await listen(handlersAt, {
      tls: own,
      faulty: (answer) => withFaults(answer, faulty, now),
    })
    listeners.push(listener)
    return listener.origin
  })
  const trust = { fingerprint: own.fingerprint }
  const network = createFetch(new Map(urlsOf(config).map((url) => [new URL(url).origin, trust])))
  const whole = asWhole(network.fetch)
  const requests: string[] = []
  const fetch = async (request: Request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`)
    underWay += 1
    try {
      return await whole(request)
    } finally {
      underWay -= 1
    }
  }
  onTestFinished(async () => {
    await network.close()
    await Promise.all(listeners.map(({ stop }) => stop()))
  })
  return {
    ...driven,
    source: createSource(config, driven.surroundings),
    requests,
    faults,
    off: () => Promise.all(listeners.map((listener) => listener.stop())),
    on: () => Promise.all(listeners.map((listener) => listener.start())),
    show: (whose: 'own' | 'stranger') => {
      for (const listener of listeners) listener.show(whose === 'own' ? own : stranger)
    },
  }
}
