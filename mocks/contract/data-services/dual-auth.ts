import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn } from '../contract-call'

const path = '/data-services/v1beta1/dual-auth-operations'
const settings = '/data-services/v1beta1/settings'

const held = ({ estate, region }: Subject, requestedBy = 'oncall-1@example.com') => {
  const { id } = estate.holdUntilApproved(
    {
      region,
      operation: 'Delete',
      description: 'Delete backup daily-1',
      product: 'Backup and Recovery',
      resource: { name: 'daily-1', uri: '/backup-recovery/v1beta1/x/1', type: 'x' },
      requestedBy,
    },
    { approved: () => undefined, cancelled: () => undefined },
  )
  return `${path}/${id}`
}

const oneSetting = async ({ send }: Subject) =>
  `${settings}/${firstIdIn(await send('GET', settings))}`

export const dualAuthCalls: ContractCall[] = [
  {
    operation: `GET ${path}`,
    path: (subject) => {
      held(subject)
      return path
    },
  },
  { operation: `GET ${path}/{id}`, path: (subject) => held(subject) },
  {
    operation: `PATCH ${path}/{id}`,
    path: (subject) => held(subject),
    body: { state: 'APPROVED' },
  },
  {
    operation: `PATCH ${path}/{id}`,
    path: (subject) => held(subject, 'console@example.com'),
    body: { state: 'APPROVED' },
    status: 403,
  },
  { operation: `GET ${settings}` },
  { operation: `GET ${settings}/{id}`, path: oneSetting },
  { operation: `PATCH ${settings}/{id}`, path: oneSetting, body: { currentValue: 'ON' } },
]
