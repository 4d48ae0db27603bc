import * as v from 'valibot'
import type { Backup } from '../../estate/backup-types'
import { badField, refusal, Refused } from '../refusal'
import type { Scope } from '../resource'

/** Exactly one of the two names the copy, whatever the document requires (facts.md 10). */
export const copyNames = { backupId: v.optional(v.string()), snapshotId: v.optional(v.string()) }

const service = 'backup-recovery'

/** The copy of an asset that a request restores from: good, and not in use. */
export const namedCopy = (
  { estate }: Scope,
  assetId: string,
  { backupId, snapshotId }: { backupId?: string | undefined; snapshotId?: string | undefined },
): Backup => {
  if ((backupId === undefined) === (snapshotId === undefined))
    throw badField(service, 'backupId', 'Exactly one of backupId and snapshotId must be given.')
  const copy =
    backupId === undefined
      ? estate.snapshotsOf(assetId).find(({ id }) => id === snapshotId)
      : estate.backupsOf(assetId).find(({ id }) => id === backupId)
  if (!copy)
    throw badField(
      service,
      backupId === undefined ? 'snapshotId' : 'backupId',
      'There is no such copy.',
    )
  if (copy.busy !== null) throw new Refused(refusal(409, 'The copy is in use.'))
  if (copy.state !== 'GOOD' && copy.state !== 'DEGRADED')
    throw new Refused(refusal(412, 'The copy cannot be restored from.'))
  return copy
}
