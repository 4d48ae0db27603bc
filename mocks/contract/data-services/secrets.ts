import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, idIn } from '../contract-call'

const path = '/data-services/v1beta1/secrets'
const assignments = '/data-services/v1beta1/secret-assignments'

const secret = {
  name: 'array-7',
  service: 'Private Cloud Business Edition',
  description: 'Array of hall 7',
  secret: { basicAuth: { username: 'admin', password: 'correct horse' } },
  assignees: [{ id: 'AF-836032' }],
}

const created = async ({ send }: Subject) => `${path}/${idIn(await send('POST', path, secret))}`

export const secretCalls: ContractCall[] = [
  { operation: `GET ${path}` },
  { operation: `GET ${path}`, path: `${path}?filter=subclassifier eq 'BASIC_AUTH'&sort=name desc` },
  { operation: `GET ${path}`, path: `${path}?limit=121`, status: 400 },
  { operation: `POST ${path}`, body: secret },
  { operation: `POST ${path}`, body: { name: 'nothing' }, status: 400 },
  { operation: `GET ${path}/{id}`, path: created },
  {
    operation: `PATCH ${path}/{id}`,
    path: created,
    body: { secret: { basicAuth: { username: 'root', password: 'battery staple' } } },
  },
  { operation: `DELETE ${path}/{id}`, path: created },
  {
    operation: `DELETE ${path}/{id}`,
    path: async ({ send }) => `${path}/${firstIdIn(await send('GET', path))}?safe=true`,
    status: 409,
  },
  {
    operation: `GET ${assignments}`,
    path: async (subject) => {
      await subject.send('POST', path, { ...secret, name: 'array-8' })
      return assignments
    },
  },
  {
    operation: `GET ${assignments}/{id}`,
    path: async ({ send }) => {
      await send('POST', path, { ...secret, name: 'array-9' })
      return `${assignments}/${firstIdIn(await send('GET', assignments))}`
    },
  },
]
