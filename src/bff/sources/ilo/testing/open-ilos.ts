import { createEstate } from '../../../../../mocks/estate/estate'
import type { FaultBook } from '../../../../../mocks/faults/fault-book'
import { createFaultBook } from '../../../../../mocks/faults/fault-book'
import { withFaults } from '../../../../../mocks/faults/inject'
import { fetchFrom } from '../../../../../mocks/http'
import { iloHandlers } from '../../../../../mocks/ilo/handlers'
import { iloVoice } from '../../../../../mocks/ilo/voice'
import { driveSurroundings } from '../../../testing/driven-surroundings'
import { asNetwork } from '../../../testing/network'
import { recordPass } from '../../../testing/recorded-pass'
import { createIloSource } from '../source'

const credentials = { username: 'Administrator', password: 'canary-password', tokenMark: 'canary-' }

/**
 * iLOs of every generation of a small estate that stands still unless a test acts on it, and the iLO
 * source that reads them in process, with `foreign` the OpenBMC of another vendor as well, the last one.
 * Host of an iLO: `ilo-<n>.test`, in the order of `machines`. `down` holds the hosts
 * that do not answer, `intercept` answers in place of an iLO; `requests` lists what was asked; `faults`
 * strike `ilos/ilo-<n>`, `revoke` ends all sessions, `account` is what the source signs in with.
 */
export const openIlos = (
  options: { password?: string; foreign?: boolean; faults?: FaultBook } = {},
) => {
  const start = '2026-11-20T10:00:00.000Z'
  const driven = driveSurroundings((request) => answer(request), start)
  const now = () => driven.surroundings.now().getTime()
  const estate = createEstate({ seed: 3, size: 'small', now, life: false })
  const ilos = ([4, 5, 6, 7] as const).flatMap((generation) =>
    [...estate.machines.values()].filter(({ ilo }) => ilo.generation === generation).slice(0, 2),
  )
  const machines = options.foreign ? [...ilos, ...estate.foreign.values()] : ilos
  const origins = machines.map((_, index) => `https://ilo-${index}.test`)
  const { faults = createFaultBook() } = options
  let revokedAt = 0
  const answers = new Map(
    machines.map((machine, index) => {
      const origin = origins[index] ?? ''
      const answer = fetchFrom(
        iloHandlers(estate, machine.id, { origin, credentials, revokedAt: () => revokedAt }),
      )
      const voice = iloVoice(machine, estate.foreign.has(machine.id))
      const { wait } = driven.surroundings
      const faulty = { book: faults, source: `ilos/ilo-${index}`, voice, wait }
      return [origin, withFaults(answer, faulty, now)]
    }),
  )
  const fetch = asNetwork((request) => {
    const answer = answers.get(new URL(request.url).origin)
    return answer ? answer(request) : Promise.reject(new TypeError('no such BMC'))
  })
  const down = new Set<string>()
  const requests: string[] = []
  const hooks: { intercept: (request: Request) => Response | Promise<Response> | null } = {
    intercept: () => null,
  }
  const inFlight = { now: 0, most: 0 }
  const answer = async (request: Request) => {
    const { host, pathname } = new URL(request.url)
    requests.push(`${host} ${request.method} ${pathname}`)
    if (down.has(host)) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    inFlight.now += 1
    inFlight.most = Math.max(inFlight.most, inFlight.now)
    try {
      return (await hooks.intercept(request)) ?? (await fetch(request))
    } finally {
      inFlight.now -= 1
    }
  }
  const account = { secret: options.password ?? credentials.password }
  const source = createIloSource(
    {
      kind: 'ilo',
      id: 'ilos',
      name: 'Lab iLOs',
      region: null,
      bmcs: origins.map((url) => ({ url, name: null, trust: null })),
      username: credentials.username,
      password: () => account.secret,
    },
    driven.surroundings,
  )
  const recorded = recordPass(start)
  const pass = { ...recorded.pass, now: driven.surroundings.now }
  const [collector] = source.collectors
  if (!collector) throw new Error('The source has no collector.')
  const collect = () => collector.collect(pass)
  return {
    ...recorded,
    ...driven,
    pass,
    estate,
    machines,
    source,
    collect,
    requests,
    down,
    hooks,
    inFlight,
    account,
    revoke: () => {
      revokedAt = now()
    },
  }
}
