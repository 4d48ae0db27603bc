import * as v from 'valibot'
import type { OidcConfig } from './auth/oidc/config'
import { oidcFaults, oidcSchema } from './auth/oidc/config'
import type { SessionLimits } from './auth/sessions'
import type { RawSecret, RawTls, Secret } from './config-values'
import {
  isLoopback,
  isNetwork,
  readHost,
  secretSchema,
  text,
  tlsSchema,
  url,
} from './config-values'
import type { Trust } from './upstream/tls'

export const greenlakeServices = [
  'compute-ops',
  'data-services',
  'backup-recovery',
  'virtualization',
] as const
export type GreenlakeService = (typeof greenlakeServices)[number]

const regions = ['us-west', 'eu-central', 'eu-west', 'ap-northeast'] as const

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z\d][a-z\d-]{0,62}$/, 'must be lower-case letters, digits and hyphens'),
)
const common = { id, name: v.optional(text), readOnly: v.optional(v.boolean()) }
const access = { username: text, password: secretSchema, tls: v.optional(tlsSchema) }

const storeSchema = v.union(
  [v.strictObject({ file: text }), v.strictObject({ url: secretSchema })],
  'must be {"file": path} or {"url": {"env": "NAME"}} of a PostgreSQL database',
)

const sourceSchema = v.variant(
  'kind',
  [
    v.strictObject({
      ...common,
      kind: v.literal('greenlake'),
      region: v.picklist(regions, `must be one of ${regions.join(', ')}`),
      baseUrl: v.optional(url),
      tokenUrl: url,
      clientId: text,
      clientSecret: secretSchema,
      services: v.pipe(
        v.array(v.picklist(greenlakeServices, `must be of ${greenlakeServices.join(', ')}`)),
        v.minLength(1, 'must name at least one service'),
      ),
      tenant: v.optional(v.pipe(v.string(), v.uuid('must be the id of a tenant, a UUID'))),
      language: v.optional(v.picklist(['en', 'ja'], 'must be en or ja'), 'en'),
    }),
    v.strictObject({
      ...common,
      ...access,
      kind: v.literal('omnistack'),
      region: v.optional(text),
      controllers: v.pipe(v.array(url), v.minLength(1, 'must name at least one controller')),
    }),
    v.strictObject({
      ...common,
      ...access,
      kind: v.literal('ilo'),
      region: v.optional(text),
      bmcs: v.pipe(
        v.array(v.strictObject({ url, name: v.optional(text), tls: v.optional(tlsSchema) })),
        v.minLength(1, 'must name at least one BMC'),
      ),
    }),
  ],
  'must have a kind of greenlake, omnistack or ilo',
)

const sessionsSchema = v.strictObject({
  idleMinutes: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(10_080)), 480),
  longestHours: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2160)), 168),
})

const days = v.pipe(
  v.number(),
  v.integer('must be whole days'),
  v.minValue(1, 'must be 1 to 3650 days'),
  v.maxValue(3650, 'must be 1 to 3650 days'),
)
/** For how long what has happened is kept. */
const retentionSchema = v.strictObject({
  historyDays: v.optional(days, 30),
  activitiesDays: v.optional(days, 30),
  tasksDays: v.optional(days, 30),
  auditDays: v.optional(days, 365),
})
export type Retention = v.InferOutput<typeof retentionSchema>

/** An address, or a network as `10.1.0.0/16`. */
const proxy = v.pipe(
  v.string(),
  v.check((value) => isNetwork(value), 'must be an IP address or a network like 10.1.0.0/16'),
)

const configSchema = v.strictObject({
  listen: v.strictObject({
    host: text,
    port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  }),
  publicUrl: v.optional(url),
  trustedProxies: v.optional(v.array(proxy), []),
  store: storeSchema,
  simulated: v.optional(v.boolean(), false),
  pace: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1000)), 1),
  retention: v.optional(retentionSchema, {}),
  sources: v.array(sourceSchema),
  sessions: v.optional(sessionsSchema, {}),
  oidc: v.optional(oidcSchema),
  metrics: v.optional(v.strictObject({ token: secretSchema })),
})
/** A token that nobody guesses, however long they try. */
const leastToken = 16

type RawConfig = v.InferOutput<typeof configSchema>
type RawSource = RawConfig['sources'][number]

/** `readOnly`: nothing is ever done to it, whoever asks. */
type Named = { id: string; name: string; readOnly?: boolean | undefined }
export type GreenlakeConfig = Named & {
  kind: 'greenlake'
  region: string
  baseUrl: string
  tokenUrl: string
  clientId: string
  clientSecret: Secret
  services: GreenlakeService[]
  /** The customer of a managed service provider whose part of the workspace is read; null: all of it. */
  tenant: string | null
  /** Of its activities, which alone come in several (compute-ops facts.md 4.4): the mirror holds one. */
  language: 'en' | 'ja'
}
/** `trust` null: the authorities that Node knows. */
type Access = { username: string; password: Secret }
export type OmnistackConfig = Named &
  Access & { kind: 'omnistack'; region: string | null; controllers: string[]; trust: Trust | null }
export type IloConfig = Named &
  Access & {
    kind: 'ilo'
    region: string | null
    bmcs: { url: string; name: string | null; trust: Trust | null }[]
  }
export type SourceConfig = GreenlakeConfig | OmnistackConfig | IloConfig

/** `pace`: how many times faster than usual the sources are asked. */
export type Config = Pick<
  RawConfig,
  'listen' | 'trustedProxies' | 'simulated' | 'pace' | 'retention'
> & {
  store: { file: string } | { url: Secret }
  publicUrl: string | null
  sources: SourceConfig[]
  sessions: SessionLimits
  /** Null: local accounts only. */
  oidc: OidcConfig | null
  /** What a monitoring system shows for `/metrics`; null: there are none. */
  metrics: { token: Secret } | null
}

/** The addresses that a source is reached at, the token endpoint included. */
export const urlsOf = (source: SourceConfig): string[] => {
  if (source.kind === 'greenlake') return [source.baseUrl, source.tokenUrl]
  return source.kind === 'omnistack' ? source.controllers : source.bmcs.map((bmc) => bmc.url)
}

/** The names under which a source is reached, the longest first. */
export const hostsOf = (source: SourceConfig): string[] =>
  [
    ...new Set(urlsOf(source).flatMap((url) => [new URL(url).host, new URL(url).hostname])),
  ].toSorted((a, b) => b.length - a.length)

/** Whom to trust at each configured origin. */
export const trustsOf = (config: Config): Map<string, Trust> => {
  const pairs = config.sources.flatMap((source): [string, Trust | null][] => {
    if (source.kind === 'greenlake') return []
    if (source.kind === 'ilo') return source.bmcs.map((bmc) => [bmc.url, bmc.trust])
    return source.controllers.map((url) => [url, source.trust])
  })
  if (config.oidc) pairs.push([config.oidc.issuer, config.oidc.trust])
  return new Map(pairs.flatMap(([url, trust]) => (trust ? [[new URL(url).origin, trust]] : [])))
}

/** What the shapes cannot say: unique ids, https beyond this machine, what `simulated` promises. */
const faultsBetween = (config: Config): string[] => {
  const faults: string[] = []
  const hosts = config.sources.flatMap((source) =>
    urlsOf(source).map((address) => ({ source, ...readHost(address) })),
  )
  const ids = config.sources.map(({ id }) => id)
  for (const repeated of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    faults.push(`sources: the id "${repeated}" is used more than once.`)
  // What acts start is named by it among the tasks of sources.
  if (ids.includes('act')) faults.push('sources: the id "act" is taken by Sightline itself.')
  for (const source of new Set(hosts.filter((host) => host.open).map((host) => host.source)))
    faults.push(`sources: "${source.id}" must be reached over https.`)
  for (const source of config.sources) {
    const others =
      source.kind === 'greenlake' && source.services.some((one) => one !== 'compute-ops')
    if (source.kind === 'greenlake' && source.tenant !== null && others)
      faults.push(
        `sources: "${source.id}" tenant: only compute-ops knows tenants; no other service may stand beside it.`,
      )
  }
  const reachable = config.publicUrl !== null && !readHost(config.publicUrl).loopback
  const outside =
    hosts.some((host) => !host.loopback) ||
    !isLoopback(config.listen.host) ||
    (config.oidc !== null && !readHost(config.oidc.issuer).loopback)
  if (config.simulated && (outside || reachable))
    faults.push('simulated: only where every source, the listener and publicUrl are on loopback.')
  if (config.oidc) faults.push(...oidcFaults(config.oidc, config.publicUrl))
  return faults
}
const sentence = (issue: v.BaseIssue<unknown>): string => {
  const place = v.getDotPath(issue) ?? 'configuration'
  if (issue.expected === 'never') return `${place}: is not a known setting.`
  if (issue.received === 'undefined') return `${place}: is missing.`
  return `${place}: ${issue.message.replace(/^Invalid \w+: /, '').replace(/^E/, 'e')}.`
}

/**
 * Reads a configuration, with secrets from the environment or files. Every fault that it has is
 * reported, each as a sentence; none holds a secret's value.
 */
export const readConfig = (
  json: unknown,
  env: Record<string, string | undefined>,
  readFile: (path: string) => string,
): { config: Config } | { faults: string[] } => {
  const parsed = v.safeParse(configSchema, json)
  if (!parsed.success) return { faults: parsed.issues.map(sentence) }
  const faults: string[] = []

  const contents = (place: string, path: string) => {
    try {
      const read = readFile(path).trim()
      if (read === '') faults.push(`${place}: the file "${path}" is empty.`)
      return read
    } catch {
      faults.push(`${place}: the file "${path}" cannot be read.`)
      return ''
    }
  }
  const secret = (place: string, raw: RawSecret): Secret => {
    const value = 'env' in raw ? (env[raw.env] ?? '') : contents(place, raw.file)
    if (value === '' && 'env' in raw)
      faults.push(`${place}: the environment variable ${raw.env} is not set.`)
    return () => value
  }
  const trust = (place: string, raw: RawTls | undefined): Trust | null => {
    if (!raw || !('caFile' in raw)) return raw ?? null
    const ca = contents(place, raw.caFile)
    if (ca !== '' && !ca.includes('-----BEGIN CERTIFICATE-----'))
      faults.push(`${place}: the file "${raw.caFile}" holds no PEM certificate.`)
    return { ca }
  }

  const source = (raw: RawSource): SourceConfig => {
    const named = { id: raw.id, name: raw.name ?? raw.id, readOnly: raw.readOnly }
    const place = (member: string) => `sources: "${raw.id}" ${member}`
    if (raw.kind === 'greenlake')
      return {
        ...raw,
        ...named,
        baseUrl: raw.baseUrl ?? `https://${raw.region}.api.greenlake.hpe.com`,
        clientSecret: secret(place('clientSecret'), raw.clientSecret),
        tenant: raw.tenant ?? null,
      }
    const shared = {
      ...named,
      region: raw.region ?? null,
      username: raw.username,
      password: secret(place('password'), raw.password),
    }
    const own = trust(place('tls'), raw.tls)
    if (raw.kind === 'omnistack')
      return { ...shared, kind: raw.kind, controllers: raw.controllers, trust: own }
    const bmcs = raw.bmcs.map((bmc) => ({
      url: bmc.url,
      name: bmc.name ?? null,
      trust: trust(place('bmcs tls'), bmc.tls) ?? own,
    }))
    return { ...shared, kind: raw.kind, bmcs }
  }

  const oidc = (raw: RawConfig['oidc']): OidcConfig | null => {
    if (!raw) return null
    const { tls, ...rest } = raw
    return {
      ...rest,
      name: raw.name ?? new URL(raw.issuer).host,
      clientSecret: secret('oidc clientSecret', raw.clientSecret),
      trust: trust('oidc tls', tls),
    }
  }

  const { publicUrl = null, store: place, sessions, ...raw } = parsed.output
  const store = 'file' in place ? place : { url: secret('store url', place.url) }
  const config: Config = {
    ...raw,
    store,
    publicUrl,
    sources: raw.sources.map(source),
    sessions: {
      idleMs: sessions.idleMinutes * 60_000,
      longestMs: sessions.longestHours * 3_600_000,
    },
    oidc: oidc(raw.oidc),
    metrics: raw.metrics ? { token: secret('metrics token', raw.metrics.token) } : null,
  }
  if (config.metrics && faults.length === 0 && config.metrics.token().length < leastToken)
    faults.push(`metrics token: must have at least ${leastToken} characters.`)
  if ('url' in store && !/^postgres(ql)?:\/\//.test(store.url()) && faults.length === 0)
    faults.push('store url: must be a URL like postgres://user:password@host/database.')
  faults.push(...faultsBetween(config))
  return faults.length > 0 ? { faults } : { config }
}
