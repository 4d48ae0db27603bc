import type { Config } from '../config'

/** A configuration without sources, in memory. */
export const aConfig = (config: Partial<Config> = {}): Config => ({
  listen: { host: '127.0.0.1', port: 0 },
  publicUrl: null,
  trustedProxies: [],
  store: { file: ':memory:' },
  simulated: true,
  pace: 1,
  retention: { historyDays: 30, activitiesDays: 30, tasksDays: 30, auditDays: 365 },
  sources: [],
  sessions: { idleMs: 8 * 3_600_000, longestMs: 7 * 24 * 3_600_000 },
  oidc: null,
  metrics: null,
  ...config,
})
