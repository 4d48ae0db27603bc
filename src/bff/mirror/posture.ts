import type { ProtectionState } from '../../contract/vm'
import type { MirroredVm } from './entities'

/** What decides whether a VM could be brought back as promised. `newestGoodAt` ISO. */
export type Evidence = {
  claims: MirroredVm['claims']
  policy: string | null
  rpoMinutes: number | null
  /** The newest good backup that we hold; null: none. */
  newestGoodAt: string | null
  /** All its backups were read, so that what we do not hold does not exist. */
  read: boolean
  now: Date
}

/** `dueAt`: when the verdict may change by the passing of time alone, ISO. */
export type Verdict = {
  protection: ProtectionState
  reason: string | null
  newestGoodAt: string | null
  dueAt: string | null
}

const minuteMs = 60_000
const leastGraceMinutes = 15

/** How much later than its RPO a backup may be: a run takes its time. */
const graceMinutes = (rpoMinutes: number) => Math.max(leastGraceMinutes, rpoMinutes / 4)

const spell = (minutes: number) => {
  if (minutes % 1440 === 0) return `${minutes / 1440} d`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

const later = (a: string | null, b: string | null) => ((a ?? '') >= (b ?? '') ? a : b)

/** Judges one VM: backups that we hold overrule what the source claims. */
export const protectionOf = (evidence: Evidence): Verdict => {
  const { claims, policy, rpoMinutes, read, now } = evidence
  const newestGoodAt = read
    ? evidence.newestGoodAt
    : later(evidence.newestGoodAt, claims.newestGoodAt)
  const verdict = (
    protection: ProtectionState,
    reason: string | null,
    dueAt: string | null = null,
  ): Verdict => ({ protection, reason, newestGoodAt, dueAt })
  const failure = claims.lastRunError
    ? `The last run failed: ${claims.lastRunError}`
    : 'The last run failed.'

  if (claims.protected === false) return verdict('unprotected', 'No policy protects it.')
  if (claims.paused) return verdict('paused', 'Its protection is paused.')
  if (newestGoodAt === null) {
    if (claims.lastRunFailed) return verdict('failed', failure)
    if (!read) return verdict('unknown', 'Its backups have not been read yet.')
    return claims.protected === true || policy !== null
      ? verdict('past-rpo', 'It has no good backup yet.')
      : verdict('unknown', 'The source does not say whether anything protects it.')
  }
  if (rpoMinutes === null) {
    if (claims.lastRunFailed) return verdict('failed', failure)
    return claims.protected === true || policy !== null
      ? verdict('protected', null)
      : verdict('unknown', 'It has a good backup, but the source names no policy.')
  }
  const unsure = !read && claims.newestGoodAt === null
  const limit = Date.parse(newestGoodAt) + (rpoMinutes + graceMinutes(rpoMinutes)) * minuteMs
  if (now.getTime() <= limit)
    return verdict(
      'protected',
      claims.lastRunFailed ? failure : null,
      new Date(limit + 1).toISOString(),
    )
  if (claims.lastRunFailed) return verdict('failed', failure)
  return unsure
    ? verdict('unknown', 'Its backups have not all been read yet.')
    : verdict('past-rpo', `No good backup within its RPO of ${spell(rpoMinutes)}.`)
}
