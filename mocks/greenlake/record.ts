import type { Scope } from './resource'
import { plainTime, wholeSeconds } from './times'

/** What is known of every record: times in epoch ms, `revision` grows with every change. */
type Recorded = {
  id: string
  name: string
  createdAt: number
  updatedAt?: number
  revision?: number
}

/** What every resource of Data Services and its kin carries (data-services facts.md 5). */
export const recordWire = (
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  type: string,
  uri: string,
  { id, name, createdAt, updatedAt = createdAt, revision = 1 }: Recorded,
) => ({
  id,
  type,
  name,
  resourceUri: uri,
  customerId: workspaceId,
  generation: revision,
  createdAt: plainTime(createdAt),
  updatedAt: plainTime(updatedAt),
})

/** The same as keys of a resource whose entities hold such a record, or are one. */
export const recordKeys = <T>(recordOf: (entity: T) => Recorded, type: string) => ({
  id: (entity: T) => recordOf(entity).id,
  type: () => type,
  name: (entity: T) => recordOf(entity).name,
  createdAt: (entity: T) => plainTime(recordOf(entity).createdAt),
  updatedAt: (entity: T) => {
    const { createdAt, updatedAt = createdAt } = recordOf(entity)
    return plainTime(updatedAt)
  },
})

/** What sorts as these do. */
export const recordOrders = <T>(recordOf: (entity: T) => Recorded) => ({
  createdAt: (entity: T) => wholeSeconds(recordOf(entity).createdAt),
  updatedAt: (entity: T) => {
    const { createdAt, updatedAt = createdAt } = recordOf(entity)
    return wholeSeconds(updatedAt)
  },
})

/** The group that everything is in; its id is the workspace's (data-services facts.md 6). */
export const defaultGroup = ({ workspaceId }: Pick<Scope, 'workspaceId'>) => ({
  id: workspaceId,
  name: 'Default Group',
})
