import type { Bundle, FirmwareLook } from '../../../../../contract/server-look'
import { lastSegment } from '../../resource'
import { inWords } from '../../words'
import { complianceOf } from '../compliance'
import type { BundleRecord, ComplianceRecord, ServerExtras } from './wire'

/** The judgement over this server's firmware, where its group has one. */
export const judgementOf = (
  compliance: readonly ComplianceRecord[],
  serverId: string,
): ComplianceRecord | null =>
  compliance.find(
    ({ deviceId, complianceCategory }) =>
      deviceId === serverId && (complianceCategory ?? 'FIRMWARE') === 'FIRMWARE',
  ) ?? null

/** The bundle that a server is held against: the judgement's, else the one it was updated to. */
export const bundleIdOf = (record: ServerExtras, judgement: ComplianceRecord | null) =>
  judgement?.bundleId ?? (record.firmwareBundleUri && lastSegment(record.firmwareBundleUri))

export const mapBundle = (bundle: BundleRecord): Bundle => ({
  id: bundle.id,
  name: bundle.displayName ?? bundle.name ?? bundle.id,
  version: bundle.releaseVersion,
  releasedAt: bundle.releaseDate,
  kind: bundle.bundleType && inWords(bundle.bundleType),
  summary: bundle.summary,
})

const lastUpdateOf = ({ lastFirmwareUpdate: last }: ServerExtras): FirmwareLook['lastUpdate'] =>
  last.status === null && last.attemptedAt === null
    ? null
    : {
        word: inWords(last.status ?? 'UNKNOWN'),
        failed: last.status === 'FAILED',
        startedAt: last.attemptedAt,
        endedAt: last.completedAt,
        left: last.firmwareInventoryUpdates.flatMap(({ name, version, status }) =>
          status === null || status === 'OK'
            ? []
            : [{ name: name ?? 'A component', version, word: inWords(status) }],
        ),
      }

/** A server's firmware against the baseline of its group, and how its last update went. */
export const mapFirmware = (
  record: ServerExtras,
  judgement: ComplianceRecord | null,
  bundle: BundleRecord | null,
): FirmwareLook => ({
  baseline: bundle && mapBundle(bundle),
  compliance: judgement && {
    state: complianceOf(judgement.complianceState),
    score: judgement.score,
    at: judgement.updatedAt,
    reason: judgement.errorReason,
  },
  deviations: (judgement?.deviations ?? []).map((deviation) => ({
    name: deviation.componentName ?? deviation.componentFilename ?? 'A component',
    installed: deviation.installedVersion,
    expected: deviation.expectedVersion,
    file: deviation.componentFilename,
  })),
  lastUpdate: lastUpdateOf(record),
  autoIloUpdate: record.autoIloFwUpdate,
})
