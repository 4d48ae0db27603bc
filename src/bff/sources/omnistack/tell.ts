import type { ActivityTone } from '../../../contract/activity'
import type { Moved, Told } from '../../mirror/entities'
import { lookup } from '../tolerant'

type Words = { tone: ActivityTone; title: string; message: string }

const hosts: Record<string, Words> = {
  FAULTY: {
    tone: 'critical',
    title: 'Host failed',
    message: 'The federation finds it faulty; its VMs fail over.',
  },
  SUSPECTED: {
    tone: 'warning',
    title: 'Host suspected',
    message: 'The federation suspects a component of it.',
  },
  MANAGED: {
    tone: 'warning',
    title: 'Virtual controller offline',
    message: 'The host can be managed, but its virtual controller does not serve.',
  },
  REMOVED: { tone: 'info', title: 'Host removed', message: 'It left the federation.' },
  ALIVE: { tone: 'info', title: 'Host alive again', message: 'It serves the federation again.' },
}

const hostUpgrades: Record<string, Words> = {
  IN_PROGRESS: { tone: 'info', title: 'Host upgrade started', message: 'An upgrade is under way.' },
  FAIL: { tone: 'critical', title: 'Host upgrade failed', message: 'The upgrade failed.' },
  SUCCESS: { tone: 'info', title: 'Host upgraded', message: 'The upgrade succeeded.' },
}

const suspensions: Record<string, Words> = {
  suspended: {
    tone: 'warning',
    title: 'Policies suspended',
    message: 'VMs on this host are not backed up by policy until they are resumed.',
  },
  active: {
    tone: 'info',
    title: 'Policies resumed',
    message: 'VMs are backed up by policy again.',
  },
}

const clusterUpgrades: Record<string, Words> = {
  IN_PROGRESS: { tone: 'info', title: 'Upgrade started', message: 'An upgrade is under way.' },
  SUCCESS_COMMIT_NEEDED: {
    tone: 'warning',
    title: 'Upgrade waits to be committed',
    message: 'It succeeded, and can be rolled back until somebody commits it.',
  },
  SUCCESS_COMMITTED: { tone: 'info', title: 'Upgraded', message: 'The upgrade is committed.' },
  SUCCESS_MIXED_VERSION: {
    tone: 'warning',
    title: 'Upgraded in part',
    message: 'Its hosts run more than one version.',
  },
  FAIL_CAN_ROLLBACK: {
    tone: 'critical',
    title: 'Upgrade failed',
    message: 'It can be rolled back.',
  },
  FAIL_CANNOT_ROLLBACK: {
    tone: 'critical',
    title: 'Upgrade failed',
    message: 'It cannot be rolled back.',
  },
}

const arbiters: Record<string, Words> = {
  lost: {
    tone: 'critical',
    title: 'Arbiter lost',
    message: 'Without it the cluster cannot tell which side of a split goes on.',
  },
  connected: { tone: 'info', title: 'Arbiter connected again', message: 'The cluster reaches it.' },
}

const copies: Record<string, Words> = {
  DEGRADED: {
    tone: 'warning',
    title: 'Second copy lost',
    message: 'The VM runs, but its data is on one host only.',
  },
  DEFUNCT: {
    tone: 'critical',
    title: 'No copy available',
    message: 'No host that keeps its data serves.',
  },
  SAFE: { tone: 'info', title: 'Second copy is back', message: 'Its data is on two hosts again.' },
  NOT_APPLICABLE: {
    tone: 'info',
    title: 'One copy by intent',
    message: 'Its data is kept on one host only, as its datastore says.',
  },
}

const protections: Record<string, Words> = {
  failed: {
    tone: 'critical',
    title: 'Protection lost: backups fail',
    message: 'There is no good backup within its RPO, and the last run failed.',
  },
  'past-rpo': {
    tone: 'warning',
    title: 'Protection lost: no good backup',
    message: 'There is no good backup within its RPO.',
  },
  unprotected: {
    tone: 'warning',
    title: 'Protection lost: no policy',
    message: 'No policy takes backups of it any more.',
  },
  protected: {
    tone: 'info',
    title: 'Protection regained',
    message: 'There is a good backup within its RPO again.',
  },
}

const spell = (minutes: number) => {
  if (minutes % 1440 === 0) return `${minutes / 1440} d`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}
const frequency = (value: string | null) =>
  value === 'none' || value === null ? 'no backups' : `backups every ${spell(Number(value))}`

/** What was no verdict before is no loss, a pause is told of its host, and what is lost is not lost again. */
const protectionWords = (from: string | null, to: string | null): Words | null => {
  const before = lookup<Words | null>(protections, from, null)
  const after = lookup<Words | null>(protections, to, null)
  return before && (from === 'protected') !== (to === 'protected') ? after : null
}

const runWords = (to: string | null): Words => {
  const failedAt = to?.startsWith('failed ') ? to.slice('failed '.length) : null
  if (failedAt === null)
    return { tone: 'info', title: 'Backups succeed again', message: 'The newest run succeeded.' }
  const at = failedAt.slice(0, 16).replace('T', ' ')
  return { tone: 'warning', title: 'Backup failed', message: `The run of ${at} UTC failed.` }
}

/** What is made of a word that is in no table: it is told as it is. */
const asItIs = (what: string, { from, to }: Moved): Words => ({
  tone: 'unknown',
  title: `${what} changed`,
  message: `From ${from ?? 'nothing'} to ${to ?? 'nothing'}.`,
})

/** By kind and field: what the activity is about, and its words; null where it is no news. */
const tellers: Record<string, (moved: Moved) => (Words & Pick<Told, 'kind'>) | null> = {
  'host.state': (moved) => ({
    kind: 'server',
    ...lookup(hosts, moved.to, asItIs('Host state', moved)),
  }),
  'host.upgrade': ({ to }) => {
    const words = lookup<Words | null>(hostUpgrades, to, null)
    return words && { kind: 'server', ...words }
  },
  'host.policies': ({ to }) => {
    const words = lookup<Words | null>(suspensions, to, null)
    return words && { kind: 'server', ...words }
  },
  'cluster.upgrade': (moved) => ({
    kind: 'cluster',
    ...lookup(clusterUpgrades, moved.to, asItIs('Upgrade state', moved)),
  }),
  'cluster.arbiter': ({ to }) => {
    const words = lookup<Words | null>(arbiters, to, null)
    return words && { kind: 'cluster', ...words }
  },
  'policy.frequency': ({ from, to }) => ({
    kind: 'policy',
    tone: to === 'none' ? 'warning' : 'info',
    title: 'Policy changed',
    message: `It takes ${frequency(to)}; before, ${frequency(from)}.`,
  }),
  'vm.ha': (moved) => ({ kind: 'vm', ...lookup(copies, moved.to, asItIs('Copies', moved)) }),
  'vm.policy': ({ from, to }) => ({
    kind: 'vm',
    tone: 'info',
    title: 'Policy of a VM changed',
    message: `From ${from ?? 'none'} to ${to ?? 'none'}.`,
  }),
  'vm.run': ({ to }) => ({ kind: 'backup', ...runWords(to) }),
  'vm.protection': ({ from, to }) => {
    const words = protectionWords(from, to)
    return words && { kind: 'backup', ...words }
  },
}

/** What is made of a watched field of a federation that moved; null where it is no news. */
export const tellMove = (moved: Moved): Told | null =>
  tellers[`${moved.kind}.${moved.field}`]?.(moved) ?? null
