import { protect } from '../../estate/protection/jobs'
import type { ContractCall, Subject } from '../contract-call'
import { copyFamilyCalls } from './copy-family'
import { root, vmOf } from './subject-ids'

const groups = `${root}/virtual-machine-protection-groups`

const anyGroup = ({ estate, region }: Subject) => {
  const group = [...estate.protection.groups.values()].find((one) => one.region === region)
  if (!group) throw new Error('The region has no protection group.')
  return group
}
const group = (subject: Subject) => `${groups}/${anyGroup(subject).id}`

/** A group that has been copied as a whole. */
const copied = (subject: Subject) => {
  const { id } = anyGroup(subject)
  const { policyId } = vmOf(subject)
  subject.estate.act((course, at) =>
    protect(course, at, {
      region: subject.region,
      user: 'oncall-1@example.com',
      asset: { id, kind: 'GROUP' },
      policyId: policyId ?? '',
      overrides: [],
      effectiveFrom: null,
    }),
  )
  subject.pass(600_000)
  return id
}

/** Groups of VMs, their copies, and what is restored from them. */
export const groupCalls: ContractCall[] = [
  { operation: `GET ${groups}` },
  { operation: `GET ${groups}/{id}`, path: group },
  { operation: `GET ${groups}/{id}`, path: `${groups}/none`, status: 404 },
  {
    operation: `POST ${groups}`,
    body: (subject: Subject) => ({
      name: 'erp',
      vmProtectionGroupType: 'CUSTOM',
      assetsCategory: 'VMFS_VMS',
      assets: [{ id: vmOf(subject).id, type: 'virtualization/virtual-machine' }],
    }),
  },
  { operation: `PATCH ${groups}/{id}`, path: group, body: { description: 'All of it' } },
  { operation: `DELETE ${groups}/{id}`, path: group },
  {
    operation: `DELETE ${groups}/{id}`,
    path: (subject) => `${groups}/${copied(subject)}`,
    status: 412,
  },
  { operation: `POST ${groups}/{id}/refresh`, path: (s) => `${group(s)}/refresh` },
  {
    operation: `POST ${groups}/{id}/restore`,
    path: (s) => `${group(s)}/restore`,
    body: { restoreType: 'PARENT', restoreAllResources: true },
  },
  {
    operation: `POST ${groups}/{id}/restore-pre-check`,
    path: (s) => `${group(s)}/restore-pre-check`,
  },
  ...copyFamilyCalls(groups, 'vmpg-id', copied),
]
