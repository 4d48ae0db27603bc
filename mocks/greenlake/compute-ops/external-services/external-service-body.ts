import * as v from 'valibot'

const text = v.pipe(v.string(), v.maxLength(256))

/** Each kind of event widens the one before; utilisation alerts stand for themselves. */
const incidentCreationScope = v.pipe(
  v.object({
    serviceEventIssues: v.optional(v.boolean(), true),
    criticalEventIssues: v.optional(v.boolean(), false),
    warningEventIssues: v.optional(v.boolean(), false),
    utilizationThresholdAlerts: v.optional(v.boolean(), false),
    powerResetEvent: v.optional(v.boolean(), false),
    disconnectedEvent: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)), 3),
  }),
  v.check(
    ({ serviceEventIssues, criticalEventIssues, warningEventIssues }) =>
      (serviceEventIssues || !criticalEventIssues) && (criticalEventIssues || !warningEventIssues),
    'Each kind of event needs the one before it.',
  ),
  v.check(
    ({ serviceEventIssues, utilizationThresholdAlerts }) =>
      serviceEventIssues || utilizationThresholdAlerts,
    'Service events or utilization alerts must be selected.',
  ),
)

const oauth = {
  authenticationType: v.literal('OAUTH'),
  authentication: v.object({
    clientId: text,
    clientSecret: text,
    refreshToken: v.optional(v.nullable(text)),
  }),
}

const common = {
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(256)),
  description: v.nullish(text, null),
  state: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
}

/** What an external service is made of, by its type. */
export const externalServiceBody = v.variant('serviceType', [
  v.object({
    ...common,
    ...oauth,
    serviceType: v.literal('SERVICE_NOW'),
    serviceData: v.object({
      incidentUrl: v.pipe(text, v.url()),
      oauthUrl: v.pipe(text, v.url()),
      refreshTokenExpiryInDays: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(365)),
      incidentCreationScope: v.optional(incidentCreationScope),
    }),
  }),
  v.object({
    ...common,
    ...oauth,
    serviceType: v.literal('DSCC'),
    serviceData: v.nullish(v.object({ region: v.string() }), null),
  }),
  v.object({
    ...common,
    serviceType: v.literal('VMWARE_VCENTER'),
    authenticationType: v.literal('BASIC'),
    authentication: v.object({ username: text, password: text }),
    serviceData: v.object({
      vCenterUrl: text,
      vCenterCertFingerprint: text,
      associatedGatewayUri: v.pipe(v.string(), v.maxLength(512)),
    }),
  }),
])
export type ExternalServiceContent = v.InferOutput<typeof externalServiceBody>
