import * as v from 'valibot'
import { count, flag, list, part, text, time, type Wire, word } from '../../tolerant'

/** What Virtualization says of a VM's protection (facts.md 12); open. */
export const protectionStatuses = [
  'UNPROTECTED',
  'LAPSED',
  'PENDING',
  'PARTIAL',
  'PROTECTED',
  'PAUSED',
  'UNSUPPORTED',
] as const
export type ProtectionStatus = (typeof protectionStatuses)[number]

/** Machines that run the products themselves; hidden from the list of what is protected. */
export const infrastructureClasses = [
  'DATA_ORCHESTRATOR',
  'PROTECTION_STORE_GATEWAY',
  'VCLS_VM',
  'TEMPLATE_VM',
  'OMNICUBE_VM',
  'DSC_VM',
] as const

const id = v.pipe(v.string(), v.nonEmpty())
const reference = part({ id: text, name: text, displayName: text })

/** A virtual machine. Unset references are objects of empty strings: their members become null. */
export const vmSchema = v.object({
  id,
  name: text,
  displayName: text,
  powerState: word,
  state: word,
  status: word,
  stateReason: text,
  protectionStatus: word,
  recoveryPointsExist: flag,
  protectionJobInfo: part({ id: text, protectionPolicyInfo: part({ id: text, name: text }) }),
  protectionPolicyAppliedAtInfo: part({ id: text, name: text, type: word }),
  vmProtectionGroupsInfo: list(v.object({ id: text, name: text })),
  clusterInfo: reference,
  hostInfo: reference,
  capacityInBytes: count,
  computeInfo: part({ memorySizeInMib: count, numCpuCores: count }),
  guestInfo: part({ name: text, type: word, releaseVersion: text }),
  appInfo: part({
    vmware: part({ datastoresInfo: list(v.object({ id: text, name: text, displayName: text })) }),
  }),
  vclsVm: flag,
  vmClassification: word,
  createdAt: time,
  updatedAt: time,
  generation: count,
})
export type VmRecord = v.InferOutput<typeof vmSchema>
export type WireVm = Wire<typeof vmSchema>
