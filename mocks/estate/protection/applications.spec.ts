import { expect, test } from 'vitest'
import { createDrivenEstate } from '../driven-estate'
import { addHost, databasesIn, discover, removeHost } from './applications'
import { assetOf } from './assets'
import { emptyProtection } from './plant'

const host = {
  id: 'host',
  region: 'eu-central',
  name: 'sql.example',
  description: '',
  address: 'sql.example',
  username: 'svc-sql',
  vmId: null,
  state: 'OK',
} as const

const registered = () => {
  const protection = emptyProtection()
  return { protection, made: addHost(protection, 1_000, host) }
}

test('of a host that is registered nothing is known until it is looked into', () => {
  const { protection, made } = registered()
  expect(protection.sqlInstances.size).toBe(0)
  discover(protection, 2_000, made)
  const [instance] = protection.sqlInstances.values()
  expect(instance).toMatchObject({ hostId: 'host', credentials: { username: 'svc-sql' } })
  const names = databasesIn(protection, instance?.id ?? '').map(({ name }) => name)
  expect(names[0]).toBe('master')
  const own = databasesIn(protection, instance?.id ?? '', { excludeSystem: true })
  expect(own.map(({ name }) => name)).toEqual(names.slice(1))
})

test('however often it is looked into, the same is found', () => {
  const { protection, made } = registered()
  discover(protection, 2_000, made)
  const ids = [...protection.sqlDatabases.keys()]
  discover(protection, 3_000, made)
  expect(protection.sqlInstances.size).toBe(1)
  expect([...protection.sqlDatabases.keys()]).toEqual(ids)
})

test('a host goes with what runs on it, and with nothing of others', () => {
  const { protection, made } = registered()
  const other = addHost(protection, 1_000, { ...host, id: 'other', name: 'sql-2.example' })
  discover(protection, 2_000, made)
  discover(protection, 2_000, other)
  removeHost(protection, made)
  expect([...protection.applicationHosts.keys()]).toEqual(['other'])
  const instances = [...protection.sqlInstances.values()]
  expect(instances.map(({ hostId }) => hostId)).toEqual(['other'])
  for (const { instanceId } of protection.sqlDatabases.values())
    expect(instanceId).toBe(instances[0]?.id)
})

test('each kind of asset that a region has is copied as a whole, a group with its parts', () => {
  const { estate } = createDrivenEstate()
  const { sqlDatabases, sqlGroups, volumeGroups } = estate.protection
  const [database] = sqlDatabases.values()
  const [datastore] = estate.datastores.values()
  if (!database || !datastore) throw new Error('The estate has no databases.')
  const stamps = { region: 'eu-central', createdAt: 0, updatedAt: 0, revision: 1 } as const
  const common = { ...stamps, name: 'all', description: '', state: 'OK' } as const
  const { id } = database
  sqlGroups.set('sql', { ...common, id: 'sql', native: null, databaseIds: [id, 'gone'] })
  volumeGroups.set('volumes', {
    ...common,
    id: 'volumes',
    type: 'CUSTOM',
    attached: new Map(),
    datastoreIds: [datastore.id, 'gone'],
  })
  const sources = (kind: Parameters<typeof assetOf>[1]['asset']['kind'], assetId: string) =>
    assetOf(estate, { asset: { kind, id: assetId } })?.sources.map((one) => [
      one.id,
      one.capacityBytes,
    ])
  const bytes = datastore.capacityBytes
  expect(sources('DATASTORE', datastore.id)).toEqual([[datastore.id, bytes]])
  expect(sources('VOLUME_GROUP', 'volumes')).toEqual([['volumes', bytes]])
  expect(sources('DATABASE', id)).toEqual([[id, database.sizeBytes]])
  expect(sources('DATABASE_GROUP', 'sql')).toEqual([
    ['sql', 0],
    [id, database.sizeBytes],
  ])
  for (const kind of ['VM', 'GROUP', 'DATASTORE', 'VOLUME_GROUP', 'DATABASE'] as const)
    expect(sources(kind, 'gone')).toBeUndefined()
})
