import type { Upstream } from '../../../upstream/upstream'
import type { Collector } from '../../source'
import type { Origin } from '../origin'
import { createBackupRecoveryClient } from './client'
import { backupsCollector } from './collect-backups'
import { plansCollector, policiesCollector } from './collect-plans'
import type { Protection } from './protection'

/** What keeps protection jobs, policies and backups fresh. `spare`: there is budget for what can wait. */
export const backupRecoveryCollectors = (
  upstream: Upstream,
  protection: Protection,
  origin: Origin,
  spare: () => boolean,
): { plans: Collector; all: Collector[] } => {
  const client = createBackupRecoveryClient(upstream)
  const policies = policiesCollector(client, protection)
  const plans = plansCollector(client, protection, { policies })
  return { plans, all: [policies, plans, backupsCollector(client, protection, origin, spare)] }
}
