import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn } from '../contract-call'
import { copyFamilyCalls } from './copy-family'
import { databaseId, hostId, instanceId, protectAsset, root } from './subject-ids'

const hosts = `${root}/application-hosts`
const instances = `${root}/mssql-instances`
const databases = `${root}/mssql-databases`
const groups = `${root}/mssql-database-protection-groups`

const host = (subject: Subject) => `${hosts}/${hostId(subject)}`
const instance = (subject: Subject) => `${instances}/${instanceId(subject)}`
const database = (subject: Subject) => `${databases}/${databaseId(subject)}`

const groupBody = (subject: Subject) => ({
  name: 'orders',
  protectionGroupType: 'CUSTOM',
  members: [{ resourceUri: database(subject) }],
})
const group = async (subject: Subject) => {
  await subject.send('POST', groups, groupBody(subject))
  subject.pass(60_000)
  return `${groups}/${firstIdIn(await subject.send('GET', groups))}`
}

const copied = async (subject: Subject) => {
  const id = databaseId(subject)
  await protectAsset(subject, id, 'MSSQL')
  return id
}

const hostCalls: ContractCall[] = [
  { operation: `GET ${hosts}` },
  { operation: `GET ${hosts}/{host-id}`, path: host },
  { operation: `GET ${hosts}/{host-id}`, path: `${hosts}/none`, status: 404 },
  {
    operation: `POST ${hosts}`,
    body: { networkAddress: 'sql-9.example', credentials: { username: 'svc', password: 'x' } },
  },
  { operation: `PATCH ${hosts}/{host-id}`, path: host, body: { description: 'SQL' } },
  { operation: `DELETE ${hosts}/{host-id}`, path: host },
  { operation: `POST ${hosts}/{host-id}/refresh`, path: (subject) => `${host(subject)}/refresh` },
]

const instanceCalls: ContractCall[] = [
  { operation: `GET ${instances}` },
  { operation: `GET ${instances}/{instance-id}`, path: instance },
  {
    operation: `PATCH ${instances}/{instance-id}`,
    path: instance,
    body: { credentials: { mode: 'SQL', username: 'sa', password: 'x' } },
  },
  {
    operation: `POST ${instances}/{instance-id}/refresh`,
    path: (subject) => `${instance(subject)}/refresh`,
  },
]

const databaseCalls: ContractCall[] = [
  { operation: `GET ${databases}` },
  { operation: `GET ${databases}/{db-id}`, path: database },
  {
    operation: `POST ${databases}/{db-id}/refresh`,
    path: (subject) => `${database(subject)}/refresh`,
  },
  {
    operation: `POST ${databases}/{db-id}/restore`,
    path: (subject) => `${database(subject)}/restore`,
    body: async (subject: Subject) => {
      const id = await copied(subject)
      return { restoreType: 'PARENT', backupId: subject.estate.backupsOf(id)[0]?.id }
    },
  },
  ...copyFamilyCalls(databases, 'db-id', copied),
]

const groupCalls: ContractCall[] = [
  { operation: `POST ${groups}`, body: groupBody },
  {
    operation: `GET ${groups}`,
    path: async (subject) => {
      await group(subject)
      return groups
    },
  },
  { operation: `GET ${groups}/{group-id}`, path: group },
  { operation: `PATCH ${groups}/{group-id}`, path: group, body: { description: 'All' } },
  { operation: `DELETE ${groups}/{group-id}`, path: group },
]

/** SQL Server: its hosts, instances, databases and their groups. */
export const databaseFamilyCalls: ContractCall[] = [
  ...hostCalls,
  ...instanceCalls,
  ...databaseCalls,
  ...groupCalls,
]
