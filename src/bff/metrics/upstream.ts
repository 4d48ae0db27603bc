import { Counter, Gauge, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'
import { latencyBoundsMs } from '../../contract/source-detail'
import { describeCertificates } from '../sources/describe'
import type { Service, Source } from '../sources/source'

/** The BMCs of a source are counted together: hundreds of them would be hundreds of series. */
const labelOf = ({ kind, id }: Service) => (kind === 'bmc' ? 'bmc' : id)
const latencyBounds = latencyBoundsMs.map((ms) => ms / 1000)

/** One value for every service of every source, or of those that share a label; none where none knows. */
const perService = (
  sources: readonly Source[],
  gauge: Gauge<'source' | 'service'>,
  read: (service: Service) => number | null,
  merge: (...values: number[]) => number,
) => {
  gauge.reset()
  for (const source of sources)
    for (const label of new Set(source.services.map(labelOf))) {
      const values = source.services
        .filter((service) => labelOf(service) === label)
        .flatMap((service) => read(service) ?? [])
      if (values.length > 0) gauge.set({ source: source.id, service: label }, merge(...values))
    }
}

const add = (...values: number[]) => values.reduce((sum, value) => sum + value, 0)

/** Requests, errors and latency as they happen; breakers, tokens, certificates and budgets when asked. */
export const upstreamMetrics = (
  registry: Registry,
  sources: readonly Source[],
  now: () => Date,
): void => {
  const registers = [registry]
  const labelNames = ['source', 'service'] as const
  const requests = new Counter({
    name: 'sightline_upstream_requests_total',
    help: 'Messages sent to a service of a source.',
    labelNames,
    registers,
  })
  const errors = new Counter({
    name: 'sightline_upstream_errors_total',
    help: 'Messages to a service that failed, by kind of problem.',
    labelNames: [...labelNames, 'kind'] as const,
    registers,
  })
  const latency = new Histogram({
    name: 'sightline_upstream_request_seconds',
    help: 'How long a service took to answer, or to be given up.',
    labelNames,
    buckets: latencyBounds,
    registers,
  })
  for (const source of sources)
    for (const service of source.services) {
      const place = { source: source.id, service: labelOf(service) }
      requests.inc(place, 0)
      service.tally.listen(({ ms, problem }) => {
        requests.inc(place)
        latency.observe(place, ms / 1000)
        if (problem) errors.inc({ ...place, kind: problem.kind })
      })
    }

  const gauge = (
    name: string,
    help: string,
    read: (service: Service) => number | null,
    merge: (...values: number[]) => number,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        perService(sources, this, read, merge)
      },
    })
  const seconds = () => now().getTime() / 1000
  gauge(
    'sightline_upstream_breakers_open',
    'Services that are left alone for a while because they keep failing.',
    ({ breakers }) => (breakers.some((breaker) => breaker.open() !== null) ? 1 : 0),
    add,
  )
  gauge(
    'sightline_upstream_token_age_seconds',
    'Age of the oldest token or session held.',
    ({ auth }) => {
      const held = auth?.standing().held
      return held ? seconds() - held.since / 1000 : null
    },
    Math.max,
  )
  gauge(
    'sightline_upstream_token_expiry_timestamp_seconds',
    'When the first token held ends; none for sessions that last until they are refused.',
    ({ auth }) => {
      const until = auth?.standing().held?.until ?? null
      return until === null ? null : until / 1000
    },
    Math.min,
  )
  gauge(
    'sightline_upstream_sign_in_refused',
    'Services whose sign-in was refused and is not tried again yet.',
    ({ auth }) => (auth ? Number(auth.standing().refusal !== null) : null),
    add,
  )
  gauge(
    'sightline_certificate_expiry_timestamp_seconds',
    'When the first certificate that a service shows ends.',
    (service) => {
      const certificate = service.certificate()
      return certificate && Date.parse(certificate.validTo) / 1000
    },
    Math.min,
  )
  new Gauge({
    name: 'sightline_certificates_untrusted',
    help: 'Certificates shown by a source that are not trusted.',
    labelNames: ['source'],
    registers,
    collect() {
      for (const source of sources) {
        const shown = describeCertificates(source)
        const untrusted = shown.filter(({ trustedBy }) => trustedBy === null)
        this.set({ source: source.id }, untrusted.length)
      }
    },
  })
  for (const part of ['remaining', 'limit'] as const)
    new Gauge({
      name: `sightline_upstream_budget_${part}`,
      help:
        part === 'remaining'
          ? 'Requests left in the window of the API client, as the source says.'
          : 'Requests that a window of the API client has, as the source says.',
      labelNames: ['source'],
      registers,
      collect() {
        this.reset()
        for (const { id, budget } of sources) {
          const value = budget?.left()?.[part] ?? null
          if (value !== null) this.set({ source: id }, value)
        }
      },
    })
}
