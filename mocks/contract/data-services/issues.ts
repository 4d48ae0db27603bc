import { touchIssue } from '../../estate/issues'
import type { ContractCall, Subject } from '../contract-call'

const path = '/data-services/v1beta1/issues'

const raised = ({ estate, region }: Subject) =>
  estate.raiseIssue({
    region,
    name: 'Protection store is full',
    body: 'Runs that use it fail.',
    recommendation: 'Extend the store.',
    category: 'CAPACITY',
    severity: 'CRITICAL',
    services: ['backup-and-recovery'],
    source: {
      id: '5f7c1a52-5b0f-4f0e-8b0a-0f6a0c5f5f11',
      name: 'store-1',
      uri: '/backup-recovery/v1beta1/protection-stores/5f7c1a52-5b0f-4f0e-8b0a-0f6a0c5f5f11',
      type: 'backup-recovery/protection-store',
    },
  })

const oneIssue = (subject: Subject) => `${path}/${raised(subject).id}`

export const issueCalls: ContractCall[] = [
  {
    operation: `GET ${path}`,
    path: (subject) => {
      raised(subject)
      return path
    },
  },
  { operation: `GET ${path}`, path: `${path}?limit=101`, status: 400 },
  { operation: `GET ${path}`, path: `${path}?select=id,name`, status: 422 },
  { operation: `GET ${path}`, path: `${path}?filter=severity eq PURPLE`, status: 404 },
  { operation: `GET ${path}/{id}`, path: oneIssue },
  {
    operation: `GET ${path}/{id}`,
    path: (subject) => {
      const issue = raised(subject)
      touchIssue(issue, subject.estate.now(), { clearedAt: subject.estate.now() })
      return `${path}/${issue.id}`
    },
    status: 409,
  },
  {
    operation: `PATCH ${path}/{id}`,
    path: oneIssue,
    body: { generation: '1', snoozedFor: 'WEEK' },
  },
  {
    operation: `PATCH ${path}/{id}`,
    path: oneIssue,
    body: { generation: '0', snoozedFor: 'WEEK' },
    status: 412,
  },
  { operation: `PATCH ${path}/{id}`, path: oneIssue, body: { generation: 1 }, status: 422 },
  { operation: 'GET /data-services/v1beta1/issues-metadata' },
]
