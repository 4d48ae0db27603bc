import type { createDrivenEstate } from '../estate/driven-estate'
import { backupRecoveryCalls } from './backup-recovery/calls'
import { backupRecoveryDepartures } from './backup-recovery/departures'
import { computeOpsCalls } from './compute-ops/calls'
import { computeOpsDepartures } from './compute-ops/departures'
import type { ContractCall, Subject } from './contract-call'
import { dataServicesCalls } from './data-services/calls'
import { dataServicesDepartures } from './data-services/departures'
import type { Departure } from './departure'
import { omnistackCalls } from './omnistack/calls'
import { omnistackDepartures } from './omnistack/departures'
import { greenlakeSubject, omnistackSubject } from './subjects'
import { virtualizationCalls } from './virtualization/calls'
import { virtualizationDepartures } from './virtualization/departures'

/** A vendor's document, and how each operation of ours in it is called. */
export type ContractDocument = {
  name: string
  /** Below SPECS_DIR. */
  file: string
  /** On a small estate of its own, unless it is given one. */
  open: (driven?: ReturnType<typeof createDrivenEstate>) => Subject
  calls: ContractCall[]
  /** Where live systems do otherwise than the document says. */
  departures: Departure[]
  /** What of a body the document's schemas are about, where that is not the whole. */
  partsIn?: (body: unknown, status: number) => unknown[]
}

/**
 * The Swagger document leaves the envelopes out: `{task: …}`, `{offset, limit, count, hosts: […]}` (facts.md
 * 4), all but the one of virtual disks; of the array of time zones it says nothing at all.
 */
const omnistackParts = (body: unknown, status: number): unknown[] => {
  if (Array.isArray(body)) return []
  if (typeof body !== 'object' || body === null || status >= 400) return [body]
  if ('virtual_disks' in body) return [body]
  const { offset: _offset, limit: _limit, count: _count, ...rest } = body as Record<string, unknown>
  const [inner, ...others] = Object.values(rest)
  if (inner === undefined || others.length > 0) return [body]
  return Array.isArray(inner) ? inner : [inner]
}

export const documents: ContractDocument[] = [
  {
    name: 'compute-ops',
    file: 'compute-ops.json',
    open: greenlakeSubject,
    calls: computeOpsCalls,
    departures: computeOpsDepartures,
  },
  {
    name: 'data-services',
    file: 'data-services.json',
    open: greenlakeSubject,
    calls: dataServicesCalls,
    departures: dataServicesDepartures,
  },
  {
    name: 'backup-recovery',
    file: 'backup-recovery.json',
    open: greenlakeSubject,
    calls: backupRecoveryCalls,
    departures: backupRecoveryDepartures,
  },
  {
    name: 'virtualization',
    file: 'virtualization.json',
    open: greenlakeSubject,
    calls: virtualizationCalls,
    departures: virtualizationDepartures,
  },
  {
    name: 'omnistack',
    file: 'omnistack.swagger2.json',
    open: omnistackSubject,
    calls: omnistackCalls,
    departures: omnistackDepartures,
    partsIn: omnistackParts,
  },
]
