import { createEstate } from '../../../../../mocks/estate/estate'
import { fetchFrom } from '../../../../../mocks/http'
import { omnistackHandlers } from '../../../../../mocks/omnistack/handlers'
import { driveSurroundings } from '../../../testing/driven-surroundings'
import { recordPass } from '../../../testing/recorded-pass'
import { createOmnistackSource } from '../source'

const controllers = ['https://controller-1.test', 'https://controller-2.test']
const credentials = {
  username: 'sightline@vsphere.local',
  password: 'canary-password',
  tokenMark: 'canary-',
}

/**
 * One federation of a small estate that stands still unless a test acts on it, behind two controllers,
 * and the OmniStack source that reads it in process. `down` holds the hosts that do not answer;
 * `requests` lists host, method, path and query of all that was asked.
 */
export const openFederation = (options: { password?: string } = {}) => {
  const start = '2026-11-20T10:00:00.000Z'
  const driven = driveSurroundings((request) => answer(request), start)
  const now = () => driven.surroundings.now().getTime()
  const estate = createEstate({ seed: 7, size: 'small', now, life: false })
  const fetch = fetchFrom(
    controllers.flatMap((origin) =>
      omnistackHandlers(estate, 'fed-paris', { origin, credentials }),
    ),
  )
  const down = new Set<string>()
  const requests: string[] = []
  const answer = async (request: Request) => {
    const { host, pathname, search } = new URL(request.url)
    requests.push(`${host} ${request.method} ${pathname}${search}`)
    if (down.has(host)) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    return fetch(request)
  }
  const source = createOmnistackSource(
    {
      kind: 'omnistack',
      id: 'fed-paris',
      name: 'Paris',
      region: null,
      controllers,
      username: credentials.username,
      password: () => options.password ?? credentials.password,
      trust: null,
    },
    driven.surroundings,
  )
  const recorded = recordPass(start)
  const pass = { ...recorded.pass, now: driven.surroundings.now }
  const collect = (name: string) => {
    const found = source.collectors.find(({ collection }) => collection === name)
    if (!found) throw new Error(`The source has no collection ${name}.`)
    return found.collect(pass)
  }
  return { ...recorded, ...driven, estate, source, collect, requests, down }
}
