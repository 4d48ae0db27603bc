import type { RequestHandler } from 'msw'
import { createEstate } from '../../../../../mocks/estate/estate'
import type { Region } from '../../../../../mocks/estate/types'
import type { FaultBook } from '../../../../../mocks/faults/fault-book'
import { withFaults } from '../../../../../mocks/faults/inject'
import type { RateLimit } from '../../../../../mocks/greenlake/gate'
import { greenlakeHandlers } from '../../../../../mocks/greenlake/handlers'
import { createTokenBook, tokenHandlers } from '../../../../../mocks/greenlake/tokens'
import { greenlakeVoice } from '../../../../../mocks/greenlake/voice'
import { fetchFrom } from '../../../../../mocks/http'
import type { GreenlakeConfig } from '../../../config'
import { driveSurroundings } from '../../../testing/driven-surroundings'
import { asNetwork } from '../../../testing/network'
import { recordPass } from '../../../testing/recorded-pass'
import { createGreenlakeSource } from '../source'

const workspaceId = '3f1c0f0e9a5b4d0c8a7e6b5d4c3b2a19'
const tokenOrigin = 'http://global.test'
const origin = 'http://region.test'
const secret = 'canary-secret-of-the-client'

/**
 * One region of a small estate that stands still unless a test acts on it, and the GreenLake source that
 * reads it in process. `requests` lists method and path of all that was asked; `faults` strike
 * `eu-central` and `tokens`. `account` is what the source signs in with.
 */
export const openRegion = (
  options: {
    secret?: string
    rateLimit?: RateLimit
    services?: GreenlakeConfig['services']
    faults?: FaultBook
    tenant?: string
    language?: GreenlakeConfig['language']
  } = {},
) => {
  const region: Region = 'eu-central'
  const start = '2026-11-20T10:00:00.000Z'
  const driven = driveSurroundings((request) => answer(request), start)
  const now = () => driven.surroundings.now().getTime()
  const estate = createEstate({ seed: 7, size: 'small', now, life: false })
  const book = createTokenBook(now)
  const clients = [{ id: 'client-1', secret }]
  const faulty = (part: string, handlers: RequestHandler[]) => {
    const answer = fetchFrom(handlers)
    const { faults: rules } = options
    const { wait } = driven.surroundings
    return rules
      ? withFaults(answer, { book: rules, source: part, voice: greenlakeVoice, wait }, now)
      : answer
  }
  const tokens = faulty(
    'tokens',
    tokenHandlers({ origin: tokenOrigin, workspaceId, clients, book }),
  )
  const services = faulty(
    region,
    greenlakeHandlers(estate, region, {
      origin,
      workspaceId,
      book,
      ...(options.rateLimit ? { rateLimit: options.rateLimit } : {}),
    }),
  )
  const fetch = asNetwork((request) =>
    new URL(request.url).origin === tokenOrigin ? tokens(request) : services(request),
  )
  const requests: string[] = []
  const answer = (request: Request) => {
    const { pathname } = new URL(request.url)
    requests.push(`${request.method} ${decodeURIComponent(pathname)}`)
    return fetch(request)
  }
  const account = { secret: options.secret ?? secret }
  /** The source as a BFF that begins has it: it holds no token. */
  const newSource = () =>
    createGreenlakeSource(
      {
        kind: 'greenlake',
        id: 'eu-central',
        name: 'Europe',
        region,
        baseUrl: origin,
        tokenUrl: `${tokenOrigin}/authorization/v2/oauth2/${workspaceId}/token`,
        clientId: 'client-1',
        clientSecret: () => account.secret,
        tenant: options.tenant ?? null,
        language: options.language ?? 'en',
        services: options.services ?? [
          'compute-ops',
          'data-services',
          'backup-recovery',
          'virtualization',
        ],
      },
      driven.surroundings,
    )
  const source = newSource()
  const recorded = recordPass(start)
  const pass = { ...recorded.pass, now: driven.surroundings.now }
  const collector = (name: string) => {
    const found = source.collectors.find(({ collection }) => collection === name)
    if (!found) throw new Error(`The source has no collection ${name}.`)
    return found
  }
  const collect = (name: string) => collector(name).collect(pass)
  /** Re-reads what collections have mentioned, as the scheduler does. */
  const follow = async () => {
    for (const { collection, ids } of recorded.mentioned.splice(0))
      await collector(collection).refresh?.(ids, pass)
  }
  return {
    ...recorded,
    ...driven,
    estate,
    book,
    account,
    revoke: () => book.revoke(),
    source,
    newSource,
    collector,
    collect,
    follow,
    requests,
    region,
    secret,
  }
}
