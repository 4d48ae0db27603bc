import { randomBytes } from 'node:crypto'
import { regions } from '../estate/world'
import { greenlakeHandlers } from '../greenlake/handlers'
import type { OperationsWire } from '../greenlake/resource'
import { createTokenBook, tokenHandlers } from '../greenlake/tokens'
import { greenlakeVoice } from '../greenlake/voice'
import type { Listener } from '../http'
import { secretNames } from './credentials'
import type { Access, ServedSource, Serving } from './serving'
import { open, switchesOf } from './serving'

/** Three regional hosts of one workspace, each with an API client of its own, and the token host. */
export const serveGreenlake = async (
  serving: Serving,
  wire: { operations: OperationsWire },
): Promise<{ tokens: { listener: Listener; access: Access }; sources: ServedSource[] }> => {
  const { estate, credentials } = serving
  const workspaceId = randomBytes(16).toString('hex')
  const book = createTokenBook(estate.now, credentials.tokenMark)
  const clientIdOf = (region: string) => `sightline-${region}`
  const secret = credentials.clientSecret
  const clients = regions.map((region) => ({ id: clientIdOf(region), secret }))
  const listener = await open(serving, 'tokens', greenlakeVoice, (origin) =>
    tokenHandlers({ origin, workspaceId, clients, book }),
  )
  const tokenUrl = `${listener.origin}/authorization/v2/oauth2/${workspaceId}/token`
  const sources: ServedSource[] = []
  for (const region of regions) {
    const host = await open(serving, region, greenlakeVoice, (origin) =>
      greenlakeHandlers(estate, region, {
        origin,
        workspaceId,
        book,
        operationsWire: wire.operations,
      }),
    )
    const clientId = clientIdOf(region)
    sources.push({
      config: {
        id: region,
        name: region,
        kind: 'greenlake',
        region,
        baseUrl: host.origin,
        tokenUrl,
        clientId,
        clientSecret: { env: secretNames.clientSecret },
        services: ['compute-ops', 'data-services', 'backup-recovery', 'virtualization'],
      },
      access: [
        { source: region, what: 'GreenLake region', address: host.origin, user: clientId, secret },
      ],
      switches: switchesOf([{ listener: host }], () => book.revoke(clientId)),
    })
  }
  const access = {
    source: 'tokens',
    what: 'GreenLake tokens',
    address: tokenUrl,
    user: 'client_credentials',
    secret: '',
  }
  return { tokens: { listener, access }, sources }
}
