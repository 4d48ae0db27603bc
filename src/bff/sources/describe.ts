import type { Upkeep } from '../../contract/source'
import type { Certificate, Service as Described } from '../../contract/source-detail'
import type { AuthStanding } from '../upstream/tokens'
import type { Service, Source } from './source'

const iso = (at: number) => new Date(at).toISOString()
const first = (times: readonly string[]) => times.toSorted()[0] ?? null

/** The breaker of a service that keeps it closed for longest; it may have one more for its sign-in. */
const openOf = ({ breakers }: Service) =>
  breakers
    .flatMap((breaker) => breaker.open() ?? [])
    .toSorted((a, b) => b.until - a.until)
    .at(0) ?? null

const tokenOf = ({ held, refusal }: AuthStanding) => ({
  token: held && {
    since: iso(held.since),
    until: held.until === null ? null : iso(held.until),
  },
  refusal: refusal && { until: iso(refusal.until), problem: refusal.problem },
})

const nothingHeld: AuthStanding = { held: null, refusal: null }

/** One service as it is told to people. */
export const describeService = (service: Service): Described => {
  const { id, name, kind, tally, auth } = service
  const { requests, errors, latency, answeredAt, lastError } = tally.read()
  const open = openOf(service)
  return {
    id,
    name,
    kind,
    requests,
    errors,
    latency: [...latency],
    answeredAt: answeredAt === null ? null : iso(answeredAt),
    lastError: lastError && { at: iso(lastError.at), problem: lastError.problem },
    breaker: open && { until: iso(open.until), problem: open.problem },
    ...tokenOf(auth?.standing() ?? nothingHeld),
  }
}

/** Each certificate once, with the services that are reached where it was shown. */
export const describeCertificates = ({ services }: Pick<Source, 'services'>): Certificate[] => {
  const byPlace = new Map<object, Certificate>()
  for (const service of services) {
    const shown = service.certificate()
    if (!shown) continue
    const known = byPlace.get(shown)
    if (known) known.services.push(service.name)
    else byPlace.set(shown, { services: [service.name], ...shown })
  }
  return [...byPlace.values()]
}

/** What of a source's services is nearest to its end. */
export const upkeepOf = (source: Pick<Source, 'services' | 'budget'>): Upkeep => {
  const { services, budget } = source
  const certificates = describeCertificates(source)
  const trusted = certificates.filter(({ trustedBy }) => trustedBy !== null)
  const untils = services.flatMap(({ auth }) => auth?.standing().held?.until ?? [])
  const errors = services.flatMap(({ name, tally }) => {
    const { lastError } = tally.read()
    return lastError ? [{ service: name, ...lastError }] : []
  })
  const newest = errors.toSorted((a, b) => b.at - a.at)[0]
  return {
    budget: budget?.left() ?? null,
    services: services.length,
    spared: services.filter((service) => openOf(service) !== null).length,
    tokenUntil: first(untils.map(iso)),
    certificates: certificates.length,
    certificatesUntil: first(trusted.map(({ validTo }) => validTo)),
    untrusted: certificates.length - trusted.length,
    lastError: newest ? { ...newest, at: iso(newest.at) } : null,
  }
}
