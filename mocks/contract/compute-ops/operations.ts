import type { ContractCall, Subject } from '../contract-call'

const paths = [
  '/compute-ops-mgmt/v1/async-operations',
  '/compute-ops-mgmt/v1beta1/async-operations',
] as const

/** An operation that has begun. */
const collection =
  (path: string, rest = '') =>
  async ({ send, pass }: Subject) => {
    const { headers } = await send(
      'POST',
      '/compute-ops-mgmt/v1beta1/metrics-collection-requests',
      {
        requestType: 'SUSTAINABILITY_METRICS_COLLECTION',
      },
    )
    pass(60_000)
    return `${path}/${headers.get('location')?.split('/').at(-1)}${rest}`
  }

export const operationCalls: ContractCall[] = [
  ...paths.flatMap((path): ContractCall[] => [
    { operation: `GET ${path}` },
    { operation: `GET ${path}/{id}`, path: collection(path) },
  ]),
  {
    operation: `POST ${paths[0]}/{id}/cancel`,
    path: collection(paths[0], '/cancel'),
    body: {},
  },
]
