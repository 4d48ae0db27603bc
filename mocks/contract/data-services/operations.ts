import type { OperationOrder } from '../../estate/operations'
import type { ContractCall, Subject } from '../contract-call'

const path = '/data-services/v1beta1/async-operations'

const order = ({ region }: Subject): OperationOrder => ({
  family: 'data-services',
  region,
  name: "Create Datastore: 'vmfs-7'",
  service: 'private-cloud-business-edition',
  user: 'oncall-1@example.com',
  durationMs: 60_000,
  steps: [{ message: 'Attempting to create the datastore', percent: 70 }],
  resources: [{ name: 'vmfs-7', uri: '/virtualization/v1beta1/datastores/x', type: 'x' }],
})

/** An operation that has come so far; the call is about it. */
const after = (ms: number, change: Partial<OperationOrder>) => (subject: Subject) => {
  const { id } = subject.estate.startOperation({ ...order(subject), ...change })
  subject.pass(ms)
  return `${path}/${id}`
}

export const operationCalls: ContractCall[] = [
  { operation: `GET ${path}` },
  { operation: `GET ${path}`, path: `${path}?filter=state eq SUCCEEDED&sort=updatedAt desc` },
  { operation: `GET ${path}`, path: `${path}?limit=1001`, status: 400 },
  { operation: `GET ${path}/{id}`, path: after(0, {}) },
  { operation: `GET ${path}/{id}`, path: after(60_000, {}) },
  {
    operation: `GET ${path}/{id}`,
    path: after(60_000, { error: { error: 'No space left.', errorCode: 'NO_SPACE' } }),
  },
  {
    operation: `GET ${path}/{id}`,
    path: after(50_000, {
      halt: {
        state: 'PAUSED',
        afterStep: 0,
        forMs: 60_000,
        message: 'Waiting for somebody',
        consoleUri: '/data-services/tasks',
      },
    }),
  },
]
