import { createEstate } from '../../../../../mocks/estate/estate'
import type { FaultBook } from '../../../../../mocks/faults/fault-book'
import { createFaultBook } from '../../../../../mocks/faults/fault-book'
import { withFaults } from '../../../../../mocks/faults/inject'
import { fetchFrom } from '../../../../../mocks/http'
import { omnistackHandlers } from '../../../../../mocks/omnistack/handlers'
import { omnistackVoice } from '../../../../../mocks/omnistack/voice'
import { driveSurroundings } from '../../../testing/driven-surroundings'
import { asNetwork } from '../../../testing/network'
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
 * `requests` lists host, method, path and query of all that was asked; `faults` strike
 * `fed-paris/controller-1` and `-2`, `revoke` ends all tokens, `account` is what
 * the source signs in with.
 */
export const openFederation = (options: { password?: string; faults?: FaultBook } = {}) => {
  const start = '2026-11-20T10:00:00.000Z'
  const driven = driveSurroundings((request) => answer(request), start)
  const now = () => driven.surroundings.now().getTime()
  const estate = createEstate({ seed: 7, size: 'small', now, life: false })
  const { faults = createFaultBook() } = options
  let revokedAt = 0
  const answers = new Map(
    controllers.map((origin, controller) => {
      const handlers = omnistackHandlers(estate, 'fed-paris', {
        origin,
        controller,
        credentials,
        revokedAt: () => revokedAt,
      })
      const source = `fed-paris/controller-${controller + 1}`
      const { wait } = driven.surroundings
      const faulty = { book: faults, source, voice: omnistackVoice, wait }
      return [origin, withFaults(fetchFrom(handlers), faulty, now)]
    }),
  )
  const fetch = asNetwork((request) => {
    const answer = answers.get(new URL(request.url).origin)
    return answer ? answer(request) : Promise.reject(new TypeError('no such controller'))
  })
  const down = new Set<string>()
  const requests: string[] = []
  const answer = async (request: Request) => {
    const { host, pathname, search } = new URL(request.url)
    requests.push(`${host} ${request.method} ${pathname}${search}`)
    if (down.has(host)) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    return fetch(request)
  }
  const account = { secret: options.password ?? credentials.password }
  const source = createOmnistackSource(
    {
      kind: 'omnistack',
      id: 'fed-paris',
      name: 'Paris',
      region: null,
      controllers,
      username: credentials.username,
      password: () => account.secret,
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
  const revoke = () => {
    revokedAt = now()
  }
  return { ...recorded, ...driven, estate, source, collect, requests, down, account, revoke }
}
